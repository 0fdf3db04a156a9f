import EditionModel
import Foundation

extension Zone {
  /// A zone by the device's own tables; UTC if they don't know it.
  static func named(_ identifier: String) -> Zone {
    guard let zone = TimeZone(identifier: identifier) else { return .utc }
    return Zone(identifier: identifier) { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0.rawValue))) }
  }
}

extension Timestamp {
  /// The device's clock.
  static var now: Timestamp { Timestamp(Int64(Date().timeIntervalSince1970)) }
  /// The instant for the system.
  var date: Date { Date(timeIntervalSince1970: Double(rawValue)) }
}
