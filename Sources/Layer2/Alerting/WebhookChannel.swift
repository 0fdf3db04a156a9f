import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// Posts an alert as JSON to an address.
///
/// The address comes from the operator's own settings and mostly lies in the operator's own network, so that the rules for addresses of
/// strangers don't apply to it. What would let somebody else choose where the post goes does: no redirect is followed. Of the
/// answer only the status is read.
public struct WebhookChannel: AlertChannel {
  private let address: String
  private let time: TimeAmount

  /// Nil where the address is none of `http` or `https`.
  public init?(_ address: String, seconds: Int64 = 15) {
    let scheme = address.prefix { $0 != ":" }.lowercased()
    guard ["http", "https"].contains(scheme), address.dropFirst(scheme.count).hasPrefix("://"),
      (try? HTTPClient.Request(url: address)) != nil
    else { return nil }
    self.address = address
    time = .seconds(seconds)
  }

  /// Posts the alert's JSON to the address.
  public func send(_ alert: Alert) async throws(AlertFailure) {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled)
    configuration.timeout = .init(connect: time, read: time)
    configuration.httpVersion = .http1Only
    let client = HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
    let outcome = await status(of: alert, over: client)
    try? await client.shutdown()
    guard let status = outcome else { throw AlertFailure("nobody took it in time") }
    guard (200..<300).contains(status) else { throw AlertFailure("it was answered with \(status)") }
  }

  /// Nil where none came.
  private func status(of alert: Alert, over client: HTTPClient) async -> UInt? {
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    request.headers = ["Content-Type": "application/json", "User-Agent": "tenhn"]
    request.body = .bytes(alert.json)
    return try? await client.execute(request, timeout: time).status.code
  }
}
