import Curl
import EditionModel
public import Publishing
import Storage

/// Posts an edition's headlines to an address of the operator's. Like an alert's, it may lie in the operator's own network, and
/// no redirect is followed.
struct WebhookDelivery: DeliveryChannel {
  let target: WebhookTarget
  let context: ChannelContext
  private let driver = CurlDriver()

  init(target: WebhookTarget, context: ChannelContext) { (self.target, self.context) = (target, context) }

  var name: String { "webhook/\(target.name)" }

  func recipients(of edition: Edition, isNamed: Bool) async throws -> [String] { [target.name] }

  func send(_ row: ClaimedDelivery, _ commit: Commit) async -> SendResult {
    guard let bundle = try? await context.bundle(of: row.key) else { return .unreachable("the edition can't be read") }
    let id = ContentHash(of: Array("\(context.publication.id)\n\(row.key)\n\(name)".utf8)).hex.prefix(32)
    let request = target.request(context.publisher.headlines(of: bundle), key: "\(row.key)", id: String(id))
    // The first byte of a request is one after which the other side may act.
    guard await commit.noted() else { return commit.stop ?? .unreachable("the outbox can't be written") }
    return await Self.perform(request, driver)
  }

  static func perform(_ request: WebhookRequest, _ driver: CurlDriver) async -> SendResult {
    var limits = CurlLimits()
    (limits.bodyBytes, limits.cutsBody) = (0, true)
    let transfer = CurlTransfer(
      request.url,
      options: [
        .fields(request.fields + ["User-Agent: tenhn", "Expect:"]), .post(request.body), .time(.seconds(30)),
        .connectTime(.seconds(15)), .http1, .userInURL,
      ] + (request.isPut ? [.put] : []) + CurlOption.ownConnection, limits: limits)
    do throws(CurlFailure) {
      return result(of: try await driver.perform(transfer).code)
    } catch {
      return result(of: error)
    }
  }

  /// An answer tells whether the other side acted. Only of a gateway's is that unknown: what is behind it may have.
  static func result(of status: Int) -> SendResult {
    let word = "the answer was \(status)"
    return switch status {
    case 200..<300: .accepted(word)
    case 408, 425, 429, 500, 501, 503: .later(word)
    case 500..<600: .uncertain(word)
    default: .refused(word)
    }
  }

  /// Without an answer it counts whether the request can have been sent.
  static func result(of failure: CurlFailure) -> SendResult {
    switch failure.reason {
    case .name: .unreachable("its host name can't be resolved")
    case .connection, .connectionTime, .endpoint: .unreachable("the connection failed")
    case .security, .handshakeTime: .unreachable("the secure connection failed")
    case .url, .unavailable: .unreachable("the request couldn't be made")
    default: .uncertain("no answer came")
    }
  }
}

extension DeliverySetup {
  /// Posts an example to a webhook and says what came of it.
  ///
  /// - Throws: ``MailTrouble`` with what went wrong.
  public func testWebhook(_ name: String, _ edition: Headlines, id: String) async throws -> String {
    guard let target = webhooks.first(where: { $0.name == name || "webhook/\($0.name)" == name }) else {
      let names = webhooks.map(\.name).joined(separator: ", ")
      throw MailTrouble(
        webhooks.isEmpty
          ? "There are no webhooks: set webhooks to a file." : "There is no webhook \(name). There are: \(names).")
    }
    switch await WebhookDelivery.perform(target.request(edition, key: "test", id: id), CurlDriver()) {
    case .accepted(let word): return word
    case .refused(let word), .later(let word, _), .unreachable(let word), .uncertain(let word), .withdrawn(let word):
      throw MailTrouble("The webhook \(name) wasn't reached: \(word). Check its section.")
    }
  }
}
