import EditionModel
import Foundation
import Publishing
import Storage

/// What the other side did with a delivery.
enum SendResult: Hashable, Sendable {
  /// It took it; its words.
  case accepted(String)
  /// It will never take it; its words.
  case refused(String)
  /// It doesn't take it now; its words, and seconds that it asked for.
  case later(String, seconds: Int64? = nil)
  /// Nothing was handed over, for a reason that isn't this recipient's: nobody answers, the password is wrong.
  case unreachable(String)
  /// It was handed over, and no answer came.
  case uncertain(String)
  /// It must not be delivered any more.
  case withdrawn(String)

  /// Whether the other side as a whole is in trouble.
  var isTrouble: Bool {
    switch self {
    case .unreachable, .uncertain: true
    default: false
    }
  }
}

extension SendResult {
  /// The same without an address in the other side's words: they are kept in the outbox and logged, where no address belongs.
  func hiding(_ address: MailAddress) -> SendResult {
    func hidden(_ text: String) -> String {
      text.replacingOccurrences(of: "\(address)", with: "(the address)", options: .caseInsensitive)
    }
    return switch self {
    case .accepted(let word): .accepted(hidden(word))
    case .refused(let word): .refused(hidden(word))
    case .later(let word, let seconds): .later(hidden(word), seconds: seconds)
    case .unreachable(let word): .unreachable(hidden(word))
    case .uncertain(let word): .uncertain(hidden(word))
    case .withdrawn(let word): .withdrawn(hidden(word))
    }
  }
}

/// Decides what follows from a try: a pure function.
enum OutboxRules {
  /// Seconds until the next try, by the tries before; the last for all further ones. Grey lists want some minutes.
  static let pauses: [Int64] = [60, 300, 600, 1200, 1800, 3600]

  static func outcome(of result: SendResult, attempts: Int, at time: Timestamp) -> DeliveryOutcome {
    switch result {
    case .accepted(let word): .accepted(word)
    case .refused(let word): .refused(word)
    case .later(let word, let seconds): .again(at: time + max(pause(after: attempts), seconds ?? 0), word)
    case .unreachable(let word): .again(at: time + pause(after: attempts), word)
    case .uncertain(let word): .uncertain(word)
    case .withdrawn(let word): .expired(word)
    }
  }

  static func pause(after attempts: Int) -> Int64 { pauses[min(max(attempts, 0), pauses.count - 1)] }
}
