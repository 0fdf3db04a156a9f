import EditionModel
public import Publishing
import Storage

/// What readers do themselves: ask, confirm, leave.
extension Subscriptions {
  /// Notes that somebody wants editions, and queues a mail with a link that confirms it. Whoever is subscribed gets none: nobody
  /// learns from the answer who is.
  ///
  /// - Parameter slots: those they want; empty for all.
  public func ask(_ address: MailAddress, slots: [String]) async throws {
    guard setup.mail != nil else { return }
    let (id, time) = (try await id(of: address), now())
    let token = try await token(of: id, asked: time)
    try await publication.subscribers.ask(
      Subscriber(id: id, address: "\(address)", slots: slots, state: .pending, since: time),
      token: Self.hash(of: token), pause: Self.confirmPause)
  }

  /// What the confirming link of a request ends with. It follows from the request under a key of this folder, so that a mail which
  /// waits in the outbox needs no secret of its own.
  func token(of id: String, asked: Timestamp) async throws -> String {
    let key = try await publication.outbox.secret("confirmations", fresh: random())
    return ContentHash(
      digest: HMAC.sha256(Array("\(publication.id)\n\(id)\n\(asked.rawValue)".utf8), key: key)
    ).hex
  }

  /// Whether a confirming link works.
  public func isPending(_ token: String) async throws -> Bool {
    try await publication.subscribers.pending(token: Self.hash(of: token), since: now() - Self.confirmAge) != nil
  }

  /// Makes a subscription active; false if the link is unknown or too old.
  public func confirm(_ token: String) async throws -> Bool {
    try await publication.subscribers.confirm(
      token: Self.hash(of: token), since: now() - Self.confirmAge, at: now()) != nil
  }

  /// Whether an unsubscribing link belongs to somebody.
  public func isKnown(_ id: String) async throws -> Bool { try await publication.subscribers.isKnown(id) }

  /// Ends a subscription at once and for good; false if the link is unknown.
  public func leave(_ id: String) async throws -> Bool { try await publication.subscribers.remove(id, at: now()) }

  /// Notes what a relay says about a mail that it couldn't deliver.
  ///
  /// - Parameter isFinal: whether it never can.
  public func bounce(_ address: MailAddress, isFinal: Bool, _ word: String) async throws {
    try await publication.subscribers.bounce(try await id(of: address), isFinal: isFinal, word, at: now())
  }

  private static func hash(of token: String) -> String { ContentHash(of: Array(token.utf8)).hex }
}
