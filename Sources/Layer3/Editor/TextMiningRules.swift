import JSONFormat

/// What a site's `/.well-known/tdmrep.json` says about mining its pages (TDM Reservation Protocol, W3C community group).
enum TextMiningRules {
  /// Whether the rules reserve a path. A file that can't be read reserves everything: it was written to say something.
  static func reserve(_ path: String, in file: [UInt8]) -> Bool {
    guard let json = try? JSON(parsing: file, within: JSON.Budget(bytes: 1 << 20, depth: 16)),
      case .array(let rules) = json
    else { return true }
    return rules.contains { rule in
      guard case .string(let location)? = rule["location"], rule["tdm-reservation"] == .integer(1) else { return false }
      return matches(Array(location.unicodeScalars)[...], Array(path.unicodeScalars)[...])
    }
  }

  /// `*` stands for any characters, `$` for the end; a location without either is a beginning, as in robots.txt.
  private static func matches(_ pattern: ArraySlice<Unicode.Scalar>, _ path: ArraySlice<Unicode.Scalar>) -> Bool {
    var (at, place) = (pattern.startIndex, path.startIndex)
    var star: (pattern: Int, path: Int)?
    while true {
      if at == pattern.endIndex { return true }
      if pattern[at] == "$", at + 1 == pattern.endIndex, place == path.endIndex { return true }
      if pattern[at] == "*" {
        star = (at + 1, place)
        at += 1
      } else if place < path.endIndex, pattern[at] == path[place] {
        (at, place) = (at + 1, place + 1)
      } else if let back = star, back.path < path.endIndex {
        star = (back.pattern, back.path + 1)
        (at, place) = (back.pattern, back.path + 1)
      } else {
        return false
      }
    }
  }
}
