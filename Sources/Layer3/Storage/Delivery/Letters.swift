public import EditionModel
import GRDB

/// A mail to somebody who wants to subscribe, claimed by this process.
public struct ClaimedLetter: Hashable, Sendable {
  /// Who asked: a keyed hash of the address.
  public var recipient: String
  /// When they asked.
  public var asked: Timestamp
  /// How often it was tried before.
  public var attempts: Int
  /// Who claimed it.
  public var owner: String
}

/// The mails that ask to confirm a subscription, on the way of ``DeliveryState``. A new request takes the place of the one before.
public struct Letters: Sendable {
  let publication: PublicationStore

  /// Claims letters that are due.
  public func claim(owner: String, limit: Int, at time: Timestamp) async throws -> [ClaimedLetter] {
    try await publication.write { try $0.claimLetters(owner: owner, limit: limit, at: time) }
  }

  /// Notes, synced to the disk, that the other side may act from now on. Blocks.
  ///
  /// - Returns: false if it must not be sent: the row isn't this owner's any more, or nobody waits for it.
  public func commit(_ letter: ClaimedLetter, at time: Timestamp) throws -> Bool {
    try publication.writeNow { try $0.commit(letter, at: time) }
  }

  /// Notes how a try ended.
  public func settle(_ letter: ClaimedLetter, _ outcome: DeliveryOutcome, at time: Timestamp) async throws {
    try await publication.write { try $0.settle(letter, outcome, at: time) }
  }

  /// Who has claimed letters, each once.
  public func owners() async throws -> [String] { try await publication.read { try $0.letterOwners() } }

  /// Takes the letters of a process that has ended: what it hadn't committed is queued again, the rest is uncertain.
  public func abandon(owner: String, at time: Timestamp) async throws {
    try await publication.write { try $0.abandonLetters(owner: owner, at: time) }
  }

  /// Deletes requests that were made before a time and never confirmed, with their addresses, and the letters about them.
  public func forget(before time: Timestamp) async throws {
    try await publication.write { try $0.forgetLetters(before: time) }
  }

  /// How many letters are in each state. They are deleted when their links work no more.
  public func states() async throws -> [DeliveryState: Int] { try await publication.read { try $0.letterStates() } }
}

extension PublicationStore {
  /// The mails that ask to confirm a subscription.
  public var letters: Letters { Letters(publication: self) }
}
