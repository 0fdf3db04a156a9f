/// The result of one check.
struct Finding: Sendable, Hashable {
  enum State: String, Sendable {
    case sound = "ok"
    /// It works, but will fail some day.
    case warning = "warn"
    case broken = "FAIL"
  }

  var state: State
  var subject: String
  var text: String
  /// What to do about it.
  var hint: String?

  /// For a terminal: state, subject, what was seen, and beneath it what to do.
  var lines: String {
    let head = state.rawValue.padded(to: 4) + "  " + subject.padded(to: 14) + text
    return hint.map { "\(head)\n      -> \($0)" } ?? head
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
