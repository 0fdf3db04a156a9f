public import EditionModel
public import Storage
import WebAddress

/// The browsers that get a notification of each edition.
public struct PushSubscriptions: Sendable {
  let publication: PublicationStore
  let setup: PushSetup
  let now: @Sendable () -> Timestamp

  /// Subscriptions that are kept.
  static let limit = 20_000

  /// Opens the list of a publication.
  public init(publication: PublicationStore, setup: PushSetup, now: @escaping @Sendable () -> Timestamp) {
    (self.publication, self.setup, self.now) = (publication, setup, now)
  }

  /// The public key that browsers subscribe with, as they want it.
  public func key() async throws -> String? { try await pair().map { Base64URL.text($0.point) } }

  func pair() async throws -> PushKeyPair? {
    guard let fresh = PushKeyPair.make() else { return nil }
    return PushKeyPair(bytes: try await publication.outbox.secret("push", fresh: fresh.bytes))
  }

  /// Keeps a browser's subscription.
  ///
  /// - Returns: false if the address or the keys aren't a browser's, or too many are kept.
  public func add(endpoint: String, key: String, auth: String) async throws -> Bool {
    guard let url = setup.url(of: endpoint), let point = Base64URL.bytes(key), point.count == 65,
      point.first == 4, let secret = Base64URL.bytes(auth), secret.count == 16,
      // A point that isn't on the curve is no key.
      PushKeyPair.make()?.agreement(with: point) != nil
    else { return false }
    let row = PushRow(id: Self.id(of: url), endpoint: url.href, point: point, auth: secret, since: now())
    return try await publication.pushRows.add(row, limit: Self.limit)
  }

  /// Forgets a browser's subscription.
  public func remove(endpoint: String) async throws {
    guard let url = setup.url(of: endpoint) else { return }
    try await publication.pushRows.remove(Self.id(of: url))
  }

  private static func id(of url: WebURL) -> String { ContentHash(of: Array(url.href.utf8)).hex }
}

/// What web push needs to know.
public struct PushSetup: Sendable {
  /// Whom a push service can write to, as a URL.
  public var contact: String
  /// Places that need be neither public nor secure, for tests.
  public var isAllowed: @Sendable (_ host: String, _ port: Int) -> Bool

  /// Makes a setup.
  public init(contact: String, isAllowed: @escaping @Sendable (_ host: String, _ port: Int) -> Bool = { _, _ in false })
  {
    (self.contact, self.isAllowed) = (contact, isAllowed)
  }

  /// An endpoint that may be posted to: `https`, without user, on the usual port; nil for anything else.
  func url(of endpoint: String) -> WebURL? {
    guard endpoint.utf8.count <= 2048, let url = WebURL(endpoint), let host = url.host, !host.isEmpty,
      url.username.isEmpty, url.fragment == nil
    else { return nil }
    if isAllowed(host, url.port ?? (url.scheme == "https" ? 443 : 80)) { return url }
    return url.scheme == "https" && url.port == nil ? url : nil
  }
}
