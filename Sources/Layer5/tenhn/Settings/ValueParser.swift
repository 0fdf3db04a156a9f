import Alerting
import Fetching
import Foundation
import OfflineCommands
import Programs
import Selection
import WebAddress

/// Reads the value of a setting from its text.
struct ValueParser<Value: Sendable>: Sendable {
  /// Whether the value is several words.
  var isList = false
  let parse: @Sendable (String) throws(InvalidValue) -> Value

  init(isList: Bool = false, _ parse: @escaping @Sendable (String) throws(InvalidValue) -> Value) {
    self.isList = isList
    self.parse = parse
  }

  /// The same values, and nil for an empty text.
  static func optional<Wrapped>(_ parser: ValueParser<Wrapped>) -> Self where Value == Wrapped? {
    Self { text throws(InvalidValue) in text.isEmpty ? nil : try parser.parse(text) }
  }
}

extension ValueParser where Value == String {
  /// Any text.
  static var text: Self { Self { $0 } }

  /// A text that readers see as a name; a blank one is the standard.
  static func name(orElse standard: String) -> Self {
    Self { $0.contains(where: { !$0.isWhitespace }) ? $0 : standard }
  }

  /// An address of the web, kept as it was written.
  static var webAddress: Self {
    Self { text throws(InvalidValue) in
      guard text.utf8.count <= WebURL.maximumBytes else {
        throw InvalidValue(
          String(text.prefix(60)) + "…", isNot: "an address that can be asked for",
          "it has \(text.utf8.count) bytes, and \(WebURL.maximumBytes) is the most")
      }
      guard WebURL(web: text) != nil else {
        let advice = completed(text).map { "write \($0)" } ?? "write http:// or https:// and a host"
        throw InvalidValue(text, isNot: "a web address", advice)
      }
      return text
    }
  }

  /// The address of a whole site: an address of the web that ends with its path.
  static var siteAddress: Self {
    Self { text throws(InvalidValue) in
      _ = try webAddress.parse(text)
      guard let url = WebURL(web: text), url.query == nil, url.fragment == nil, url.username.isEmpty else {
        throw InvalidValue(
          text, isNot: "the address of a site", "leave out ? and # with what follows them, and any user name")
      }
      return text
    }
  }

  /// An address that lacks only its scheme, with the one it probably has; nil if that isn't all it lacks.
  private static func completed(_ text: String) -> String? {
    guard !text.contains("://"), let url = WebURL(web: "https://\(text)"), let host = url.host else { return nil }
    let isHome =
      IPAddress(host.filter { $0 != "[" && $0 != "]" }).map { !$0.isGloballyReachable } ?? !host.contains(".")
    let isPlain = isHome || url.port != nil || host.hasSuffix(".local") || host.hasSuffix(".lan")
    return (isPlain ? "http://" : "https://") + text
  }

  /// A name that can be part of a path.
  static var publicationName: Self {
    Self { text throws(InvalidValue) in
      guard (1...32).contains(text.utf8.count),
        text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
      else { throw InvalidValue(text, isNot: "a name for a publication", "use small letters, digits and dashes") }
      return text
    }
  }

  /// What ``WebhookChannel`` can post to.
  static var webhook: Self {
    Self { text throws(InvalidValue) in
      guard WebhookChannel(text) != nil else {
        throw InvalidValue(text, isNot: "a web address", "write http:// or https:// and a host")
      }
      return text
    }
  }

  /// What ``CommandChannel`` can run.
  static var command: Self {
    Self { text throws(InvalidValue) in
      guard CommandChannel(text) != nil else {
        throw InvalidValue(
          text, isNot: "a command", "begin it with the whole path of a program, such as /usr/local/bin/tell")
      }
      return text
    }
  }
}

extension ValueParser where Value == String {
  /// A file of the weights of the choice; its text is the value.
  static var weightsFile: Self {
    Self { path throws(InvalidValue) in
      guard let weights = try? ChoiceWeights(file: path) else {
        throw InvalidValue(path, isNot: "a file of weights", "write the path of one that `tenhn select --refit` made")
      }
      return weights.text
    }
  }
}

extension ValueParser where Value == MuteRule {
  /// Words, phrases and `site:` names with commas between.
  static var muteTerms: Self {
    Self { text throws(InvalidValue) in
      for term in text.split(whereSeparator: { $0 == "," || $0.isNewline }) where term.contains(where: { $0 != " " }) {
        guard MuteRule.isTerm(String(term.drop { $0 == " " })) else {
          throw InvalidValue(String(term), isNot: "a word or a site", "write words, phrases or site:example.com")
        }
      }
      return MuteRule(text)
    }
  }
}

extension ValueParser where Value == String? {
  /// A program by name or path; nil for `none`.
  static var program: Self { Self { $0 == "none" || $0.isEmpty ? nil : $0 } }
}

extension ValueParser where Value == String {
  /// An app as Apple names it: the ten characters of its team, a full stop, its bundle.
  static var appID: Self {
    Self { text throws(InvalidValue) in
      let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      func has(_ part: Substring, _ extra: String) -> Bool {
        !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || extra.contains($0) }
      }
      guard parts.count == 2, parts[0].count == 10, has(parts[0], ""), has(parts[1], ".-") else {
        throw InvalidValue(text, isNot: "an app", "write TEAM.BUNDLE, as ABCDE12345.org.tenhn.reader")
      }
      return text
    }
  }
}

extension ValueParser where Value == [String] {
  /// One address of the web.
  static var oneWebAddress: Self {
    Self { text throws(InvalidValue) in [try ValueParser<String>.webAddress.parse(text)] }
  }

  /// One of some words; nothing for the first, which is the usual one.
  static func word(of words: [String]) -> Self {
    Self { text throws(InvalidValue) in
      guard words.contains(text) else {
        throw InvalidValue(text, isNot: "a choice", "use \(words.joined(separator: " or "))")
      }
      return text == words.first ? [] : [text]
    }
  }

  /// Addresses of the web with spaces or commas between.
  static var webAddresses: Self {
    Self(isList: true) { text throws(InvalidValue) in
      try words(of: text).map { word throws(InvalidValue) in try ValueParser<String>.webAddress.parse(word) }
    }
  }
}

extension ValueParser where Value == [String] {
  /// Names of slots, in the order of the day.
  static var slotNames: Self {
    Self(isList: true) { text throws(InvalidValue) in
      let known = ["morning", "evening"]
      let given = words(of: text)
      if let stray = given.first(where: { !known.contains($0) }) {
        throw InvalidValue(stray, isNot: "an edition of the day", "write morning, evening, or both")
      }
      guard !given.isEmpty else {
        throw InvalidValue(text, isNot: "an edition of the day", "write morning, evening, or both")
      }
      return known.filter(given.contains)
    }
  }

  /// Sites, or parts of them that belong to an owner, with spaces or commas between.
  static var sites: Self {
    Self(isList: true) { text throws(InvalidValue) in
      try words(of: text).map { word throws(InvalidValue) in
        guard word.contains("."), !word.contains(":"), MuteRule.isTerm("site:\(word)") else {
          throw InvalidValue(word, isNot: "a site", "write example.com or github.com/owner")
        }
        return word
      }
    }
  }
}

extension ValueParser where Value == Set<HostPort> {
  /// Hosts with their ports.
  static var hostPorts: Self {
    Self(isList: true) { text throws(InvalidValue) in
      Set(
        try words(of: text).map { word throws(InvalidValue) in
          guard let place = HostPort(word) else {
            throw InvalidValue(word, isNot: "a host with a port", "write HOST:PORT, such as 127.0.0.1:8099")
          }
          return place
        })
    }
  }
}

extension ValueParser where Value == TrustedProxies {
  /// Addresses and networks.
  static var proxies: Self {
    Self(isList: true) { text throws(InvalidValue) in
      do throws(TrustedProxies.Malformed) {
        return try TrustedProxies(text)
      } catch {
        throw InvalidValue(
          error.entry, isNot: "an address or a network", "write 127.0.0.1, 10.0.0.0/8 or loopback")
      }
    }
  }
}

extension ValueParser where Value == Int {
  /// A port to listen on. 0, which isn't mentioned to people, is any free one.
  static var port: Self {
    Self { text throws(InvalidValue) in
      guard let port = Int(text), (0...65_535).contains(port) else {
        throw InvalidValue(text, isNot: "a valid port", "use 1–65535")
      }
      return port
    }
  }

  /// A number of comments.
  static var comments: Self {
    Self { text throws(InvalidValue) in
      guard let count = Int(text), (0...1_000).contains(count) else {
        throw InvalidValue(text, isNot: "a number of comments", "use 0–1000")
      }
      return count
    }
  }

  /// A number of points or comments.
  static var count: Self {
    Self { text throws(InvalidValue) in
      guard let count = Int(text), (0...1_000_000).contains(count) else {
        throw InvalidValue(text, isNot: "a number", "write 0 or more")
      }
      return count
    }
  }

  /// A number of days.
  static var days: Self {
    Self { text throws(InvalidValue) in
      guard let days = Int(text), (0...36_500).contains(days) else {
        throw InvalidValue(text, isNot: "a number of days", "use 0–36500")
      }
      return days
    }
  }
}

extension ValueParser where Value == Bool {
  /// `yes` or `no`.
  static var yesOrNo: Self {
    Self { text throws(InvalidValue) in
      guard text == "yes" || text == "no" else { throw InvalidValue(text, isNot: "an answer", "write yes or no") }
      return text == "yes"
    }
  }
}

extension ValueParser where Value == TimeZone {
  /// A zone of the IANA's database.
  static var timeZone: Self {
    Self { text throws(InvalidValue) in
      guard let zone = ZoneName.zone(text) else {
        let suggestion = ZoneName.suggestion(for: text)
        throw InvalidValue(
          text, isNot: "a time zone",
          suggestion.map { "write an IANA name; did you mean \($0)?" } ?? "write an IANA name such as Europe/Berlin")
      }
      return zone
    }
  }
}

extension ValueParser where Value == TimeOfDay {
  /// Hours and minutes.
  static var timeOfDay: Self {
    Self { text throws(InvalidValue) in
      guard let time = TimeOfDay(argument: text) else {
        throw InvalidValue(text, isNot: "a time of day", "write it as 06:00")
      }
      return time
    }
  }
}

extension ValueParser where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of a few words.
  static var choice: Self {
    Self { text throws(InvalidValue) in
      guard let choice = Value(rawValue: text) else {
        let words = Value.allCases.map(\.rawValue)
        throw InvalidValue(
          text, isNot: "a choice", "use \(words.dropLast().joined(separator: ", ")) or \(words.last ?? "")")
      }
      return choice
    }
  }
}

extension WebURL {
  /// Reads an address of the web; nil for anything else.
  fileprivate init?(web text: String) {
    self.init(text)
    guard isHTTP, host?.isEmpty == false else { return nil }
  }
}

/// The words of a list, which may have spaces or commas between them.
private func words(of text: String) -> [String] { text.split { $0 == "," || $0.isWhitespace }.map(String.init) }
