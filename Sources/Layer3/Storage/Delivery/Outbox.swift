public import EditionModel
import GRDB

/// What is delivered to whom, for all channels: each edition to each recipient at most once.
///
/// ``DeliveryState`` has the way of a row. A row's owner is a process; every step asks for it, so a process whose rows were
/// taken from it can't go on with them.
public struct Outbox: Sendable {
  let publication: PublicationStore

  /// Puts an edition into the queue for recipients. Those who have a row keep it as it is.
  ///
  /// - Parameter isNamed: whether somebody asked for the edition by its key. What had expired is then queued again.
  /// - Returns: how many are new in the queue.
  @discardableResult
  public func enqueue(
    _ key: EditionKey, channel: String, recipients: [String], isNamed: Bool, at time: Timestamp
  ) async throws -> Int {
    try await publication.write {
      try $0.enqueue(key, channel: channel, recipients: recipients, isNamed: isNamed, at: time)
    }
  }

  /// Who has a row for an edition and a channel.
  public func recipients(of key: EditionKey, channel: String) async throws -> Set<String> {
    try await publication.read { try $0.deliveryRecipients(of: key, channel: channel) }
  }

  /// Claims deliveries that are due.
  ///
  /// - Parameter key: only those of this edition; nil for all.
  public func claim(
    channel: String, key: EditionKey? = nil, owner: String, limit: Int, at time: Timestamp
  ) async throws -> [ClaimedDelivery] {
    try await publication.write {
      try $0.claim(channel: channel, key: key, owner: owner, limit: limit, at: time)
    }
  }

  /// Notes, synced to the disk, that the other side may act from now on. Blocks.
  ///
  /// - Returns: false if it must not be delivered: the row isn't this owner's any more, or the recipient has left.
  public func commit(_ row: ClaimedDelivery, at time: Timestamp) throws -> Bool {
    try publication.writeNow { try $0.commit(row, at: time) }
  }

  /// Notes how a try ended.
  public func settle(_ row: ClaimedDelivery, _ outcome: DeliveryOutcome, at time: Timestamp) async throws {
    try await publication.write { try $0.settle(row, outcome, at: time) }
  }

  /// Who has claimed rows, each once.
  public func owners() async throws -> [String] { try await publication.read { try $0.deliveryOwners() } }

  /// Takes the rows of a process that has ended: what it hadn't committed is queued again, the rest is uncertain.
  ///
  /// - Returns: how many are uncertain.
  @discardableResult
  public func abandon(owner: String, at time: Timestamp) async throws -> Int {
    try await publication.write { try $0.abandon(owner: owner, at: time) }
  }

  /// Gives up what waits and is too old: editions other than `current`, and those asked for by key two days ago.
  ///
  /// - Returns: how many have expired.
  @discardableResult
  public func expire(current: EditionKey?, at time: Timestamp) async throws -> Int {
    try await publication.write { try $0.expire(current: current, at: time) }
  }

  /// Queues again what is uncertain or refused, because the operator wants it.
  ///
  /// - Returns: how many are queued.
  public func release(
    _ state: DeliveryState, key: EditionKey?, channel: String?, at time: Timestamp
  ) async throws -> Int {
    try await publication.write { try $0.release(state, key: key, channel: channel, at: time) }
  }

  /// Ends the warning about what is uncertain. It stays uncertain.
  public func dismiss(key: EditionKey?, channel: String?) async throws -> Int {
    try await publication.write { try $0.dismiss(key: key, channel: channel) }
  }

  /// What became of an edition's deliveries, by channel.
  public func tallies(of key: EditionKey) async throws -> [DeliveryTally] {
    try await publication.read { try $0.deliveryTallies(of: key) }
  }

  /// The newest edition that was put into the queue.
  public func newest() async throws -> EditionKey? { try await publication.read { try $0.newestDelivery() } }

  /// What the other side said about deliveries that failed or are uncertain, with how often.
  public func words(of key: EditionKey) async throws -> [(
    channel: String, state: DeliveryState, word: String, count: Int
  )] {
    try await publication.read { try $0.deliveryWords(of: key) }
  }

  /// A key that is made at its first use and is in every backup.
  ///
  /// - Parameter fresh: what it is if there is none yet.
  public func secret(_ name: String, fresh: [UInt8]) async throws -> [UInt8] {
    if let known = try await publication.read({ try $0.secret(name) }) { return known }
    return try await publication.write { try $0.secret(name, fresh: fresh) }
  }
}

extension PublicationStore {
  /// What is delivered to whom.
  public var outbox: Outbox { Outbox(publication: self) }

  /// Writes in one transaction on the calling thread, which waits.
  func writeNow<Value>(_ body: (PublicationTables) throws -> Value) throws -> Value {
    try store.reporting { try store.pool.write { try body(PublicationTables(db: $0, publication: id)) } }
  }
}
