/// Sorts rules, line by line, into those of one product token and those of everyone.
struct RobotsGroups {
  private let name: [UInt8]
  private var own: [RobotsRules.Rule] = []
  private var general: [RobotsRules.Rule] = []
  private var hasOwn = false
  // Consecutive lines that name programs begin one group. The first rule after them ends the list of names.
  private var isNaming = false
  private var isForAll = false
  private var isForThis = false

  init(token: String) { name = Self.productToken(Array(token.utf8)[...]) }

  /// The token's own rules if any group names it, even an empty one.
  var rules: [RobotsRules.Rule] { hasOwn ? own : general }

  mutating func read(_ line: RobotsLines.Line) {
    switch line.key {
    case .userAgent: add(agent: line.value)
    case .allow, .disallow:
      isNaming = false
      // An empty pattern matches nothing: `Disallow:` alone permits all.
      guard !line.value.isEmpty else { return }
      let rule = RobotsRules.Rule(
        allows: line.key == .allow, pattern: RobotsPattern.normalized(line.value, encodes: true))
      if isForThis { own.append(rule) }
      if isForAll { general.append(rule) }
    case .other: return
    }
  }

  private mutating func add(agent: ArraySlice<UInt8>) {
    if !isNaming { (isForAll, isForThis) = (false, false) }
    isNaming = true
    let second = agent.dropFirst().first
    if agent.first == UInt8(ascii: "*"), second == nil || second == UInt8(ascii: " ") || second == UInt8(ascii: "\t") {
      isForAll = true
    } else if !name.isEmpty, Self.productToken(agent) == name {
      isForThis = true
      hasOwn = true
    }
  }

  /// The leading letters, hyphens and underscores in lower case.
  private static func productToken(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.prefix { byte in
      let isLetter = (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      return isLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }.map { $0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0 }
  }
}
