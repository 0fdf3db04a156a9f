public import EditionModel
import GRDB

/// Somebody who gets editions by mail.
public struct Subscriber: Hashable, Sendable {
  /// Whether mail goes there.
  public enum State: String, Hashable, Sendable {
    /// Nobody has pressed the button in the confirming mail yet.
    case pending
    /// Editions are sent.
    case active
    /// Mail was refused.
    case paused
  }

  /// A keyed hash of the address.
  public var id: String
  /// Where mail goes.
  public var address: String
  /// The slots they want; empty for all.
  public var slots: [String]
  /// Whether mail goes there.
  public var state: State
  /// When the state began.
  public var since: Timestamp
  /// Why the mail is paused.
  public var word: String

  /// Makes a subscriber.
  public init(
    id: String, address: String, slots: [String] = [], state: State = .active, since: Timestamp, word: String = ""
  ) {
    self.id = id
    self.address = address
    self.slots = slots
    self.state = state
    self.since = since
    self.word = word
  }
}

/// The subscribers of a publication.
///
/// Whoever leaves is deleted, and a keyed hash of the address keeps out whoever would add them again by mistake.
public struct SubscriberList: Sendable {
  let publication: PublicationStore

  /// Refusals for the moment in a row after which mail is paused.
  public static let softLimit = 5

  /// Every subscriber, by address.
  public func all() async throws -> [Subscriber] { try await publication.read { try $0.subscribers() } }

  /// The subscriber of an id; nil if there is none.
  public func subscriber(_ id: String) async throws -> Subscriber? {
    try await publication.read { try $0.subscriber(id) }
  }

  /// Whether somebody of this id has left.
  public func hasLeft(_ id: String) async throws -> Bool { try await publication.read { try $0.hasLeft(id) } }

  /// The ids of all who have left.
  public func departed() async throws -> Set<String> { try await publication.read { try $0.departed() } }

  /// Adds a subscriber, or changes the one of the same id. Whoever had left is back: ask ``hasLeft(_:)`` first.
  public func put(_ subscriber: Subscriber) async throws { try await publication.write { try $0.put(subscriber) } }

  /// Notes that somebody asked for a subscription, and queues the letter that asks to confirm it, in one step: pending until
  /// ``confirm(token:at:)``. Whoever is active stays so.
  ///
  /// - Parameters:
  ///   - token: the hash of what the confirming link ends with.
  ///   - pause: seconds since an earlier request before which nothing is sent again.
  /// - Returns: whether a letter was queued.
  @discardableResult
  public func ask(_ subscriber: Subscriber, token: String, pause: Int64) async throws -> Bool {
    try await publication.write { try $0.ask(subscriber, token: token, pause: pause) }
  }

  /// The subscriber whose confirming link ends with a token of this hash.
  public func pending(token: String, since: Timestamp) async throws -> Subscriber? {
    try await publication.read { try $0.pending(token: token, since: since) }
  }

  /// Makes a pending subscriber active.
  ///
  /// - Returns: nil if there is none of that token, or it is too old.
  public func confirm(token: String, since: Timestamp, at time: Timestamp) async throws -> Subscriber? {
    try await publication.write { try $0.confirm(token: token, since: since, at: time) }
  }

  /// Deletes a subscriber at once and for good.
  ///
  /// - Returns: false if nobody of this id is, was or was ever written to.
  public func remove(_ id: String, at time: Timestamp) async throws -> Bool {
    let (isKnown, isDeleted) = try await publication.write {
      (try $0.removeSubscriber(id, at: time), $0.db.changesCount > 0)
    }
    if isKnown, isDeleted { await publication.store.forgetLog() }
    return isKnown
  }

  /// Notes that these have left, in one step, whether they are subscribed here or not: another folder of the same list says so.
  public func leave(_ ids: [String], at time: Timestamp) async throws {
    guard !ids.isEmpty, try await publication.write({ try $0.leave(ids, at: time) }) else { return }
    await publication.store.forgetLog()
  }

  /// Whether unsubscribing makes sense for an id: somebody is subscribed, was written to, or has left already.
  public func isKnown(_ id: String) async throws -> Bool { try await publication.read { try $0.isKnown(id) } }

  /// Notes that mail couldn't be delivered.
  ///
  /// - Parameter isFinal: whether it never can; otherwise the fifth in a row counts.
  /// - Returns: whether mail is paused now.
  @discardableResult
  public func bounce(_ id: String, isFinal: Bool, _ word: String, at time: Timestamp) async throws -> Bool {
    try await publication.write { try $0.bounce(id, isFinal: isFinal, word, at: time) }
  }

  /// Notes that mail was accepted.
  public func noteGood(_ id: String) async throws {
    try await publication.write { try $0.noteGood(id) }
  }
}

extension PublicationStore {
  /// Who gets editions by mail.
  public var subscribers: SubscriberList { SubscriberList(publication: self) }
}
