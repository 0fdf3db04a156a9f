import Curl
import WebAddress

/// Posts an alert as JSON to an address.
///
/// The address comes from the operator's settings and is often in the operator's own network, so the rules for fetched
/// addresses don't apply. It follows no redirect, because that would let somebody else choose the target. It reads only the
/// status of the answer.
public struct WebhookChannel: AlertChannel {
  private let address: String
  private let time: Duration
  private let driver = CurlDriver()

  private static let statusAlone: CurlLimits = {
    var limits = CurlLimits()
    (limits.bodyBytes, limits.cutsBody) = (0, true)
    return limits
  }()

  /// Returns nil if the address isn't one of `http` or `https`.
  ///
  /// - Parameter seconds: for the whole exchange.
  public init?(_ address: String, seconds: Int64 = 15) {
    guard let url = WebURL(address), ["http", "https"].contains(url.scheme), address.contains("://") else { return nil }
    self.address = url.href
    time = .seconds(seconds)
  }

  /// Posts the alert's JSON to the address.
  public func send(_ alert: Alert) async throws(AlertFailure) {
    let transfer = CurlTransfer(
      address,
      options: [
        .fields(["Content-Type: application/json", "User-Agent: tenhn", "Expect:"]), .post(alert.json), .time(time),
        .connectTime(time), .http1, .userInURL,
      ] + CurlOption.ownConnection, limits: Self.statusAlone)
    let status: Int
    do throws(CurlFailure) {
      status = try await driver.perform(transfer).code
    } catch {
      throw AlertFailure("nothing accepted it in time")
    }
    guard (200..<300).contains(status) else { throw AlertFailure("the answer was \(status)") }
  }
}
