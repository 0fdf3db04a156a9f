import EditionModel

/// Who must do what.
enum Hints {
  static func zone(_ zone: DomainName, _ task: String) -> String {
    zone.isRoot
      ? "Whoever runs the root \(task). Look whether this machine's clock and trust anchors are right first."
      : "Whoever runs \(zone) \(task)."
  }

  /// For faults of a delegation, which child and parent must mend together.
  static func registry(of zone: DomainName, _ task: String) -> String {
    guard let parent = zone.parent else { return Self.zone(zone, task) }
    let place = parent.isRoot ? "the root" : "\(parent)"
    return "Whoever runs \(zone) must have the registry of \(place) \(task)."
  }

  static let yourself = "That is yours to mend: "
}

/// Instants and spans in words.
enum Instant {
  /// Such as `2026-05-05T18:00:00Z`.
  static func text(_ seconds: Int64) -> String { Timestamp(seconds).rfc3339() }

  /// Such as `3 hours`.
  static func span(_ seconds: Int64) -> String {
    func count(_ number: Int64, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }
    return switch seconds {
    case ..<120: count(seconds, "second")
    case ..<7_200: count(seconds / 60, "minute")
    case ..<172_800: count(seconds / 3600, "hour")
    default: count(seconds / 86_400, "day")
    }
  }
}

extension DomainName {
  /// As it stands in a sentence.
  var spoken: String { isRoot ? "the root" : "\(self)" }
}
