@testable import Robots

/// What holds for every robots.txt, whatever its bytes: the same rules, read a second time in the plainest way. Used by the
/// tests and by the fuzzer.
enum RobotsInvariants {
  static let seeds = [
    "User-agent: *\nDisallow: /private\nAllow: /private/open$\nSitemap: https://a.example/map.xml\n",
    "\u{FEFF}user-agent: tenhn/1.0\r\nuser-agent: other\r\ndisallow: /*.pdf$ # no\r\n\r\nuser agent: *\r\nallow: /\r\n",
    "User-agent: tenhn\nDisallow:\nDisallow /a\nDissallow: /%7euser/é\nDisallow: /a*b*c\nAllow: /a%2Fb\n",
  ]

  static let words = [
    "User-agent: ", "tenhn", "*", "Disallow: ", "Allow: ", "/", "$", "**", "%", "%2F", "%zz", "#", ":", "\n", "\r",
    "\t",
    "\u{FEFF}", "é", "\0", "/a", "?", "Crawl-delay: 99",
  ]

  private static let targets = [
    "/", "/a", "/a/b", "/ab.pdf", "/private", "/private/open", "/private/open/x", "/%7Euser/%C3%A9", "/a%2fb",
    "/aXbYc?q=1",
    "/robots.txt", "a", "", "/\u{FF}",
  ]

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    let rules = RobotsRules(input, token: "tenhn")
    for target in targets {
      if rules.allows(target) != allows(target, rules) { return "\(target) is judged otherwise than its rules say" }
    }
    if !rules.allows("/robots.txt") { return "the file itself is refused" }
    // What ends a line decides nothing.
    let unix = input.split(separator: 0x0D, omittingEmptySubsequences: false).joined(separator: [0x0A])
    if RobotsRules(Array(unix), token: "tenhn") != rules { return "another line ending gives other rules" }
    let tag = RobotsTag([String(decoding: input, as: UTF8.self)])
    return tag.maxSnippet.map { $0 < 0 } == true ? "a snippet of \(tag.maxSnippet ?? 0) characters" : nil
  }

  /// RFC 9309, section 2.2.2: the longest pattern that matches decides, `allow` at equal length.
  private static func allows(_ target: String, _ rules: RobotsRules) -> Bool {
    let path = RobotsPattern.normalized(
      Array((target.hasPrefix("/") ? target : "/" + target).utf8)[...], encodes: false)
    if path == Array("/robots.txt".utf8) { return true }
    let matching = rules.rules.filter { matches($0.pattern, path) }
    let longest = matching.map(\.pattern.count).max()
    let deciding = matching.filter { $0.pattern.count == longest }
    return deciding.isEmpty || deciding.contains { $0.allows }
  }

  /// Which of the pattern's beginnings match which of the path's, one byte of the pattern after the other.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    for byte in isAnchored ? pattern.dropLast() : pattern[...] {
      var next = [Bool](repeating: false, count: path.count + 1)
      for place in 0...path.count {
        if byte == UInt8(ascii: "*") {
          next[place] = reached[place] || (place > 0 && next[place - 1])
        } else if place > 0 {
          next[place] = reached[place - 1] && path[place - 1] == byte
        }
      }
      reached = next
    }
    return isAnchored ? reached[path.count] : reached.contains(true)
  }
}
