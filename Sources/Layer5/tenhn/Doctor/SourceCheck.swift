import Archive
import EditionModel
import Fetching
import Foundation

/// Checks that the sources answer and that this machine's clock agrees with theirs. A wrong clock publishes at the wrong hour
/// and refuses good certificates.
struct SourceCheck {
  let fetcher: Fetcher
  let now: Timestamp
  /// Seconds of difference from which a clock gets a warning, and from which it is wrong.
  static let (notable, wrong): (Int64, Int64) = (10, 120)

  /// - Parameter url: something small that the source always has.
  func findings(name: String, url: String, as purpose: FetchPurpose) async -> [Finding] {
    let result = await fetcher.fetch(url, as: purpose)
    if let failure = result.failure {
      return [
        Finding(
          state: .broken, subject: "source", text: "\(name): \(failure.explanation)",
          hint: "`tenhn doctor \(result.host)` shows the first broken layer.")
      ]
    }
    let reached = Finding(state: .sound, subject: "source", text: "\(name) answers")
    guard let date = result.headers["Date"].flatMap(Self.date) else { return [reached] }
    return [reached, Self.clock(offBy: now - date, of: name)]
  }

  static func clock(offBy seconds: Int64, of name: String) -> Finding {
    let distance = abs(seconds)
    guard distance >= notable else {
      return Finding(state: .sound, subject: "clock", text: "agrees with \(name) within \(notable) seconds")
    }
    return Finding(
      state: distance >= wrong ? .broken : .warning, subject: "clock",
      text: "\(distance) seconds \(seconds > 0 ? "ahead of" : "behind") \(name)",
      hint: "Set the clock, and let the system keep it (timedatectl set-ntp true).")
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that servers may send (RFC 9110, section 5.6.7).
  static func date(_ text: String) -> Timestamp? {
    let parts = text.split(separator: " ")
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return Timestamp(rfc3339: "\(parts[3])-\(two(month + 1))-\(parts[1])T\(parts[4])Z")
  }
}
