/// Reads what sites ask of programs: robots.txt by RFC 9309 (``RobotsRules``) and the `X-Robots-Tag` of a page (``RobotsTag``).
///
/// Pure functions of the bytes. The fetcher asks for the file and decides what its absence means. This is the public face of the module.

/// The rules of a robots.txt that concern one program.
public struct RobotsRules: Sendable, Hashable {
  struct Rule: Sendable, Hashable {
    var allows: Bool
    var pattern: [UInt8]
  }

  let rules: [Rule]

  /// Reads the groups of one product token; if none names it, those of `*` (section 2.2.1).
  /// - Parameters:
  ///   - bytes: the file; a byte order mark and any line ending are taken.
  ///   - token: compared without regard to case; of `Foo/1.0` the part before the slash counts.
  public init(_ bytes: [UInt8], token: String) {
    var groups = RobotsGroups(token: token)
    for line in RobotsLines(bytes) { groups.read(line) }
    rules = groups.rules
  }

  /// Whether a path, with its query, may be fetched: the longest pattern that matches decides, `allow` at equal length (section 2.2.2).
  public func allows(_ target: String) -> Bool {
    let path = RobotsPattern.normalized(
      Array((target.hasPrefix("/") ? target : "/" + target).utf8)[...], encodes: false)
    if path == Array("/robots.txt".utf8) { return true }
    var longest = -1
    var verdict = true
    for rule in rules where rule.pattern.count >= longest {
      guard rule.pattern.count > longest || (rule.allows && !verdict) else { continue }
      guard RobotsPattern.matches(rule.pattern, path) else { continue }
      longest = rule.pattern.count
      verdict = rule.allows
    }
    return verdict
  }
}
