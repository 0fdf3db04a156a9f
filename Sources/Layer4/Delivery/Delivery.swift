public import EditionModel
public import Publishing
public import Site
import Storage

/// Brings editions to their readers: the public face of the module.
///
/// - ``DeliverySetup``: what the settings say: mail, webhooks, push.
/// - ``Deliverer``: one round: queue what is due, claim, send, note what came of it.
/// - ``DeliverySeat``: a process's right to deliver, by which others see that it has ended.
/// - ``DeliveryService``: rounds until it is stopped.
/// - ``Subscriptions``: who gets mail, and how they come and go.
/// - ``ShareDesk``, ``ShareSite``: editions that processes elsewhere read from their site, to deliver a share of them.
///
/// The promise is: never twice, and every doubt shown. ``Outbox`` keeps it; here each channel notes that it is committed
/// before the byte after which the other side may act (``Commit``).
public struct Deliverer: Sendable {
  let publication: PublicationStore
  let shelf: EditionShelf
  let publisher: Publisher
  let setup: DeliverySetup
  let now: @Sendable () -> Timestamp
  let subscriptions: Subscriptions

  /// Prepares to deliver.
  ///
  /// - Parameters:
  ///   - shelf: the editions.
  ///   - publisher: renders them.
  ///   - now: the clock.
  ///   - random: 32 bytes that nobody can guess.
  public init(
    shelf: EditionShelf, publisher: Publisher, setup: DeliverySetup, now: @escaping @Sendable () -> Timestamp,
    random: @escaping @Sendable () -> [UInt8]
  ) {
    (publication, self.shelf, self.publisher, self.setup, self.now) = (shelf.store, shelf, publisher, setup, now)
    subscriptions = Subscriptions(
      publication: shelf.store, publisher: publisher, setup: setup, now: now, random: random)
  }

  /// Which editions a round delivers.
  public enum Wanted: Hashable, Sendable {
    /// The one of the latest cut-off, and nothing older.
    case due
    /// One that somebody asked for by its key, however old it is.
    case named(EditionKey)
    /// None: only the mails that ask to confirm a subscription. Other processes deliver the editions.
    case letters
  }

  /// Delivers what is due and ends when nothing is left for now.
  ///
  /// - Parameter share: the part of the recipients of mail that this process takes.
  /// - Throws: ``StoreError``; what was under way is then settled by the next round.
  public func round(_ wanted: Wanted, seat: DeliverySeat, share: DeliveryShare = .all) async throws -> DeliveryReport {
    var report = DeliveryReport()
    for owner in try await publication.outbox.owners() where try !seat.isAlive(owner) {
      report.doubts += try await publication.outbox.abandon(owner: owner, at: now())
    }
    // Somebody waits for these.
    try await sendLetters(seat, &report)
    if wanted == .letters { return report }
    let current = try await current()
    try await publication.outbox.expire(current: current, at: now())
    switch wanted {
    case .letters: break
    case .due:
      report.edition = current
      if current == nil, let latest, try await publication.manifest(of: latest) != nil { report.held = latest }
    case .named(let key): report.edition = key
    }
    let channels = try await channels(share)
    if let key = report.edition, let edition = try await publication.manifest(of: key)?.edition {
      let isNamed = wanted != .due
      for channel in channels {
        var recipients = try await channel.recipients(of: edition, isNamed: isNamed)
        if !isNamed {
          let known = try await publication.outbox.recipients(of: key, channel: channel.name)
          recipients.removeAll { known.contains($0) }
        }
        guard !recipients.isEmpty else { continue }
        report.queued += try await publication.outbox.enqueue(
          key, channel: channel.name, recipients: recipients, isNamed: isNamed, at: now())
      }
    }
    var only: EditionKey?
    if case .named(let key) = wanted { only = key }
    for channel in channels { try await empty(channel, only: only, seat: seat, &report) }
    return report
  }

  /// The edition that is due by itself: that of the latest cut-off, unless it was sealed before this folder was restored.
  private func current() async throws -> EditionKey? {
    guard let key = latest, let edition = try await publication.manifest(of: key)?.edition, edition.basis != .sample
    else { return nil }
    // Whether the folder that the backup was made of has delivered it, nobody knows here.
    if let restore = try await publication.store.lastEntry(of: .restore), restore.date >= edition.published {
      return nil
    }
    return key
  }

  /// The edition of the latest cut-off, whether it is here or not.
  public var latest: EditionKey? { publisher.settings.schedule.latest(atOrBefore: now())?.key }

  private func channels(_ share: DeliveryShare) async throws -> [any DeliveryChannel] {
    var channels: [any DeliveryChannel] = []
    let context = ChannelContext(
      publication: publication, shelf: shelf, publisher: publisher, subscriptions: subscriptions, now: now)
    if let mail = setup.mail {
      let transport = mail.transport()
      channels.append(
        try await MailChannel(.editions, setup: mail, transport: transport, context: context, share: share))
      if !mail.readers.isEmpty {
        channels.append(
          try await MailChannel(.books, setup: mail, transport: transport, context: context, share: share))
      }
    }
    // A share is of mail alone: the first takes what has one recipient.
    if share.index == 1 {
      channels += setup.webhooks.map { WebhookDelivery(target: $0, context: context) }
      if let push = setup.push {
        let list = PushSubscriptions(publication: publication, setup: push, now: now)
        channels.append(PushChannel(subscriptions: list, context: context))
      }
    }
    return channels
  }

  /// Failures in a row after which the other side is left alone until the next round.
  private static let patience = 3
  /// Deliveries claimed at a time.
  static let batch = 10

  private func empty(
    _ channel: any DeliveryChannel, only key: EditionKey?, seat: DeliverySeat, _ report: inout DeliveryReport
  ) async throws {
    var failures = 0
    while !Task.isCancelled, failures < Self.patience {
      let rows = try await publication.outbox.claim(
        channel: channel.name, key: key, owner: seat.owner, limit: Self.batch, at: now())
      guard !rows.isEmpty else { break }
      for row in rows {
        guard !Task.isCancelled, failures < Self.patience else { break }
        let commit = Commit { [publication, now] in try publication.outbox.commit(row, at: now()) }
        // A task of its own: stopping the program waits for the answer of what is under way.
        let result = await Task { await channel.send(row, commit) }.value
        failures = result.isTrouble ? failures + 1 : 0
        report.note(channel.name, result)
        let outcome = OutboxRules.outcome(of: result, attempts: row.attempts, at: now())
        try await publication.outbox.settle(row, outcome, at: now())
        try await channel.settled(row, outcome)
      }
    }
    // What was claimed and not tried.
    try await publication.outbox.abandon(owner: seat.owner, at: now())
  }
}
