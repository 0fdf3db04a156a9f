import Foundation

/// The system's name servers, as `/etc/resolv.conf` lists them (resolv.conf(5)).
enum NameServers {
  static func first(in text: String) -> String? {
    text.split(whereSeparator: \.isNewline).lazy.compactMap { line -> String? in
      let words = line.split(whereSeparator: \.isWhitespace)
      // A zone marks a link-local address, which a resolver of our own can't use.
      guard words.count >= 2, words[0] == "nameserver", !words[1].contains("%") else { return nil }
      return String(words[1])
    }.first
  }

  static var system: String? {
    (try? String(contentsOfFile: "/etc/resolv.conf", encoding: .utf8)).flatMap(first)
  }
}
