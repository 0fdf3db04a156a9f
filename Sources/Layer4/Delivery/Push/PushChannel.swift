import Curl
import EditionModel
import Fetching
import JSONFormat
import Publishing
import Storage
import WebAddress

/// One notification an edition to each browser that asked for it.
///
/// Endpoints are strangers' addresses: they go through the guard of fetched pages. The name is looked up once, every address must
/// be public, and the connection is pinned to one of them.
struct PushChannel: DeliveryChannel {
  let subscriptions: PushSubscriptions
  let context: ChannelContext
  private let driver = CurlDriver()
  private let resolver = SystemResolver()

  var name: String { "push" }

  init(subscriptions: PushSubscriptions, context: ChannelContext) {
    (self.subscriptions, self.context) = (subscriptions, context)
  }

  func recipients(of edition: Edition, isNamed: Bool) async throws -> [String] {
    try await context.publication.pushRows.ids(until: isNamed ? nil : edition.published)
  }

  func send(_ row: ClaimedDelivery, _ commit: Commit) async -> SendResult {
    do {
      guard let browser = try await context.publication.pushRows.row(row.recipient) else {
        return .withdrawn("the browser has unsubscribed")
      }
      guard let url = subscriptions.setup.url(of: browser.endpoint), let bundle = try await context.bundle(of: row.key),
        let request = try await request(to: browser, url, bundle)
      else { return .withdrawn("the subscription isn't valid") }
      let place: CurlEndpoint
      do { place = try await endpoint(of: url) } catch {
        return .later("its address can't be used: \(error.code.rawValue)")
      }
      guard await commit.noted() else { return commit.stop ?? .unreachable("the outbox can't be written") }
      return await perform(request, url, at: place)
    } catch {
      return .unreachable("the edition can't be read")
    }
  }

  private func endpoint(of url: WebURL) async throws(FetchFailure) -> CurlEndpoint {
    let port = url.port ?? (url.scheme == "https" ? 443 : 80)
    let host = url.host ?? ""
    let isAllowed = subscriptions.setup.isAllowed(host, port)
    let literal = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    let found: [IPAddress]
    if let address = IPAddress(literal) { found = [address] } else { found = try await resolver.addresses(of: host) }
    guard let address = try found.vetted(name: host, isAllowed: isAllowed).first else {
      throw FetchFailure(.dns, "\(host) has no address")
    }
    return CurlEndpoint(address, port: port)
  }

  /// Header fields and body.
  private func request(
    to browser: PushRow, _ url: WebURL, _ bundle: EditionBundle
  ) async throws -> (fields: [String], body: [UInt8])? {
    guard let pair = try await subscriptions.pair(), let fresh = PushKeyPair.make(), let salt = PushKeyPair.make(),
      let body = PushEncryption.sealed(
        PushMessage.json(context.publisher.headlines(of: bundle)), point: browser.point, auth: browser.auth,
        pair: fresh, salt: Array(salt.secret.prefix(16))),
      let proof = PushProof.header(
        audience: "\(url.scheme)://\(url.host ?? "")" + (url.port.map { ":\($0)" } ?? ""),
        contact: subscriptions.setup.contact, pair: pair, expires: context.now() + 12 * 3600)
    else { return nil }
    let edition = bundle.edition
    // Until the next edition; one that somebody asked for by its key, for an hour.
    let next = context.publisher.settings.schedule.next(after: edition.cutoff)?.instant ?? context.now()
    let life = min(max(3600, next - context.now()), 86_400)
    return (
      [
        "TTL: \(life)", "Topic: \(edition.key.description.prefix(32))", "Urgency: normal",
        "Content-Encoding: aes128gcm", "Content-Type: application/notification+json", "Authorization: \(proof)",
      ], body
    )
  }

  private func perform(
    _ request: (fields: [String], body: [UInt8]), _ url: WebURL, at place: CurlEndpoint
  ) async -> SendResult {
    var limits = CurlLimits()
    (limits.bodyBytes, limits.cutsBody) = (0, true)
    let transfer = CurlTransfer(
      url.href,
      options: [
        .fields(request.fields + ["User-Agent: tenhn", "Expect:"]), .post(request.body), .time(.seconds(30)),
        .connectTime(.seconds(15)),
      ], limits: limits, endpoint: place)
    do throws(CurlFailure) {
      let answer = try await driver.perform(transfer)
      return Self.result(of: answer.code, head: answer.head)
    } catch {
      // One browser's service that is away says nothing about the others.
      switch WebhookDelivery.result(of: error) {
      case .unreachable(let word): return .later(word)
      case let other: return other
      }
    }
  }

  static func result(of status: Int, head: [UInt8]) -> SendResult {
    guard status == 429, let seconds = retryAfter(head) else { return WebhookDelivery.result(of: status) }
    return .later("the answer was 429", seconds: seconds)
  }

  /// `Retry-After` in seconds, an hour at most.
  private static func retryAfter(_ head: [UInt8]) -> Int64? {
    for line in String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "retry-after" else { continue }
      return Int64(parts[1].filter { !$0.isWhitespace }).map { min(max($0, 0), 3600) }
    }
    return nil
  }

  func settled(_ row: ClaimedDelivery, _ outcome: DeliveryOutcome) async throws {
    // 404 and 410 say that the browser is gone, and another refusal that its key isn't ours.
    if case .refused = outcome { try await context.publication.pushRows.remove(row.recipient) }
  }
}

/// What a browser is told: the form that declarative web push shows by itself, and the service worker otherwise.
enum PushMessage {
  static func json(_ edition: Headlines) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("web_push", 8030)
      json.key("notification")
      json.object { json in
        json.field("title", edition.name)
        json.field("body", edition.titles.prefix(3).map { String($0.prefix(120)) }.joined(separator: "\n"))
        json.field("navigate", edition.address)
        json.field("tag", "edition")
        json.field("lang", "en")
        json.field("dir", "ltr")
      }
    }
    return json.bytes
  }
}
