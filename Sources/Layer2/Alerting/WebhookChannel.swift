import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// Posts an alert as JSON to an address.
///
/// The address comes from the operator's settings and is often in the operator's own network, so the rules for fetched
/// addresses don't apply. It follows no redirect, because that would let somebody else choose the target. It reads only the
/// status of the answer.
public struct WebhookChannel: AlertChannel {
  private let address: String
  private let time: TimeAmount

  /// Returns nil if the address isn't one of `http` or `https`.
  public init?(_ address: String, seconds: Int64 = 15) {
    let scheme = address.prefix { $0 != ":" }.lowercased()
    guard ["http", "https"].contains(scheme), address.dropFirst(scheme.count).hasPrefix("://"),
      (try? HTTPClient.Request(url: address)) != nil
    else { return nil }
    self.address = address
    time = .seconds(seconds)
  }

  /// Posts the alert's JSON to the address.
  /// Posts an alert.
  public func send(_ alert: Alert) async throws(AlertFailure) {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled)
    configuration.timeout = .init(connect: time, read: time)
    configuration.httpVersion = .http1Only
    let client = HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
    let outcome = await status(of: alert, over: client)
    try? await client.shutdown()
    guard let status = outcome else { throw AlertFailure("nothing accepted it in time") }
    guard (200..<300).contains(status) else { throw AlertFailure("the answer was \(status)") }
  }

  /// The status of the answer; nil if none came.
  private func status(of alert: Alert, over client: HTTPClient) async -> UInt? {
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    request.headers = ["Content-Type": "application/json", "User-Agent": "tenhn"]
    request.body = .bytes(alert.json)
    return try? await client.execute(request, timeout: time).status.code
  }
}
