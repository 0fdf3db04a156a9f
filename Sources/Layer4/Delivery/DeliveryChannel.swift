public import EditionModel
import Publishing
import Site
import Storage
import Synchronization

/// A way to recipients.
protocol DeliveryChannel: Sendable {
  /// Its name in the outbox: `mail`, `webhook/team`.
  var name: String { get }

  /// Who gets an edition.
  ///
  /// - Parameter isNamed: whether somebody asked for the edition by its key.
  func recipients(of edition: Edition, isNamed: Bool) async throws -> [String]

  /// Tries to deliver. Calls `commit` once before the byte after which the other side may act.
  func send(_ row: ClaimedDelivery, _ commit: Commit) async -> SendResult

  /// What must follow from an outcome that is noted.
  func settled(_ row: ClaimedDelivery, _ outcome: DeliveryOutcome) async throws
}

extension DeliveryChannel {
  func settled(_ row: ClaimedDelivery, _ outcome: DeliveryOutcome) async throws {}
}

/// What channels share.
struct ChannelContext: Sendable {
  let publication: PublicationStore
  let shelf: EditionShelf
  let publisher: Publisher
  let subscriptions: Subscriptions
  let now: @Sendable () -> Timestamp
  private let bundles = Kept<EditionBundle>()
  private let books = Kept<[UInt8]>()

  init(
    publication: PublicationStore, shelf: EditionShelf, publisher: Publisher, subscriptions: Subscriptions,
    now: @escaping @Sendable () -> Timestamp
  ) {
    (self.publication, self.shelf, self.publisher) = (publication, shelf, publisher)
    (self.subscriptions, self.now) = (subscriptions, now)
  }

  /// An edition with its articles, corrections and withdrawals as they are now. The last one is kept until something changes.
  func bundle(of key: EditionKey) async throws -> EditionBundle? {
    try await bundles.value(key, try await publication.generation()) {
      try await WorkPool.pages.run { [shelf] in try shelf.bundle(of: key) }
    }
  }

  /// An edition as EPUB, made once for all mails until something changes.
  func book(of key: EditionKey) async throws -> [UInt8]? {
    try await books.value(key, try await publication.generation()) {
      let export = SiteExport(shelf: shelf, publisher: publisher)
      return try await WorkPool.pages.run { try export.file(.book, of: key)?.bytes }
    }
  }

  /// What was made last, for an edition as it was then.
  private final class Kept<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
      var key: EditionKey
      var generation: String
      var value: Value
    }

    private let entry = Mutex<Entry?>(nil)

    func value(_ key: EditionKey, _ generation: String, make: () async throws -> Value?) async throws -> Value? {
      let known = entry.withLock { $0.flatMap { $0.key == key && $0.generation == generation ? $0.value : nil } }
      if let known { return known }
      guard let value = try await make() else { return nil }
      entry.withLock { $0 = Entry(key: key, generation: generation, value: value) }
      return value
    }
  }
}

/// The part of the recipients of mail that a process takes, such as the third of eight.
public struct DeliveryShare: Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  public let index: Int
  /// How many shares there are.
  public let count: Int

  /// Everybody.
  public static let all = DeliveryShare(index: 1, count: 1)

  private init(index: Int, count: Int) { (self.index, self.count) = (index, count) }

  /// Reads `3/8`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], (1...1024).contains(count),
      (1...count).contains(index)
    else { return nil }
    self.init(index: index, count: count)
  }

  /// `3/8`.
  public var description: String { "\(index)/\(count)" }

  /// Whether an address belongs to this share. It follows from the address alone, so processes with folders of their own agree.
  func contains(_ address: MailAddress) -> Bool {
    let hash = ContentHash(of: Array(address.identity.utf8)).hex.prefix(8)
    return Int(hash, radix: 16).map { $0 % count == index - 1 } ?? true
  }
}

/// What a round did.
public struct DeliveryReport: Hashable, Sendable {
  /// The edition that was delivered; nil if none was due.
  public var edition: EditionKey?
  /// The edition of the latest cut-off, if it is here and isn't sent by itself: the folder was restored after it was published.
  public var held: EditionKey?
  /// How many were put into the queue.
  public var queued = 0
  /// How many were accepted.
  public var accepted = 0
  /// How many mails that ask to confirm a subscription were accepted.
  public var letters = 0
  /// How many were refused for good.
  public var refused = 0
  /// How many wait for another try.
  public var waiting = 0
  /// How many are uncertain, those of a process that had ended among them.
  public var doubts = 0
  /// What was wrong with a whole channel, one sentence each.
  public var troubles: [String] = []

  mutating func note(_ channel: String, _ result: SendResult) {
    switch result {
    case .accepted: accepted += 1
    case .refused: refused += 1
    case .later: waiting += 1
    case .withdrawn: break
    case .uncertain: doubts += 1
    case .unreachable(let word):
      waiting += 1
      let trouble = "\(channel): \(word)"
      if !troubles.contains(trouble) { troubles.append(trouble) }
    }
  }
}
