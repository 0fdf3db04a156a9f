import EditionModel
import Foundation

extension Timestamp {
  /// The time on this machine's clock.
  static var now: Timestamp { Timestamp(Int64(Date().timeIntervalSince1970)) }
}
