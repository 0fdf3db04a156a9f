public import EditionModel
public import Publishing
public import Storage

/// Who gets mail, and how they come and go.
public struct Subscriptions: Sendable {
  let publication: PublicationStore
  let publisher: Publisher
  let setup: DeliverySetup
  let now: @Sendable () -> Timestamp
  let random: @Sendable () -> [UInt8]

  /// Seconds for which a confirming link works.
  static let confirmAge: Int64 = 2 * 86_400
  /// Seconds before the same address gets another confirming mail.
  static let confirmPause: Int64 = 3600

  /// Prepares the list of a publication.
  ///
  /// - Parameter random: 32 bytes that nobody can guess.
  public init(
    publication: PublicationStore, publisher: Publisher, setup: DeliverySetup,
    now: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> [UInt8]
  ) {
    self.publication = publication
    self.publisher = publisher
    self.setup = setup
    self.now = now
    self.random = random
  }

  /// What an address is known by wherever it need not be read: a hash under a key of this folder.
  public func id(of address: MailAddress) async throws -> String {
    let key = try await publication.outbox.secret("recipients", fresh: random())
    return ContentHash(digest: HMAC.sha256(Array("\(publication.id)\n\(address.identity)".utf8), key: key)).hex
  }

  // MARK: - The operator's commands

  /// What became of a wish to add somebody.
  public enum Addition: Hashable, Sendable {
    /// They are subscribed.
    case added
    /// They were already, for the same editions, and nothing changed.
    case isThere
    /// They had left, and nothing changed.
    case hasLeft
  }

  /// Adds a subscriber without asking them.
  ///
  /// - Parameter slots: those they want; empty for all.
  public func add(_ address: MailAddress, slots: [String] = [], evenIfLeft: Bool = false) async throws -> Addition {
    let id = try await id(of: address)
    if !evenIfLeft, try await publication.subscribers.hasLeft(id) { return .hasLeft }
    // Who is subscribed already stays so since then.
    let known = try await publication.subscribers.subscriber(id)
    if let known, known.state == .active, known.slots == slots { return .isThere }
    let since = known.flatMap { $0.state == .active ? $0.since : nil } ?? now()
    try await publication.subscribers.put(
      Subscriber(id: id, address: "\(address)", slots: slots, since: since))
    return .added
  }

  /// What became of a file of addresses.
  public struct ImportReport: Hashable, Sendable {
    /// How many are subscribed.
    public var added = 0
    /// How many were already, for the same editions.
    public var there = 0
    /// How many have left before.
    public var left = 0
    /// The lines without a valid address, from 1.
    public var invalid: [Int] = []
  }

  /// Adds the addresses of lines, each with the slots behind it.
  public func add(lines text: String) async throws -> ImportReport {
    var report = ImportReport()
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = line.split { $0.isWhitespace || $0 == "," }.map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard let address = MailAddress(first) else {
        report.invalid.append(index + 1)
        continue
      }
      switch try await add(address, slots: Array(words.dropFirst())) {
      case .added: report.added += 1
      case .isThere: report.there += 1
      case .hasLeft: report.left += 1
      }
    }
    return report
  }

  /// Removes an address for good, whether it was subscribed or not.
  ///
  /// - Returns: whether it was.
  @discardableResult
  public func remove(_ address: MailAddress) async throws -> Bool {
    let id = try await id(of: address)
    let wasThere = try await publication.subscribers.subscriber(id) != nil
    try await publication.subscribers.leave([id], at: now())
    // Who left and asked again waits to confirm.
    _ = try await publication.subscribers.remove(id, at: now())
    return wasThere
  }
}

/// A test of the settings of mail. It needs no data folder.
public struct MailTest: Sendable {
  let publisher: Publisher
  let publication: String
  let setup: DeliverySetup
  let now: @Sendable () -> Timestamp
  let random: @Sendable () -> [UInt8]

  /// Prepares a test.
  public init(
    publisher: Publisher, publication: String, setup: DeliverySetup, now: @escaping @Sendable () -> Timestamp,
    random: @escaping @Sendable () -> [UInt8]
  ) {
    self.publisher = publisher
    self.publication = publication
    self.setup = setup
    self.now = now
    self.random = random
  }

  /// Sends a test mail and says what came of it.
  ///
  /// - Returns: the server's words.
  /// - Throws: ``MailTrouble`` with what went wrong.
  public func send(to address: MailAddress) async throws -> String {
    guard let mail = setup.mail else { throw MailTrouble("Mail is off: set mail-server and mail-from.") }
    switch await mail.send(
      publisher.testMail(), to: address, publisher: publisher, publication: publication, at: now(), random())
    {
    case .accepted(let word): return word
    case .refused(let word), .later(let word, _), .unreachable(let word), .uncertain(let word), .withdrawn(let word):
      throw MailTrouble("The mail wasn't sent: \(word). Check mail-server, mail-password-file and mail-from.")
    }
  }
}

extension MailSetup {
  /// Sends a mail that belongs to no edition.
  func send(
    _ content: MailContent, to address: MailAddress, publisher: Publisher, publication: String, at time: Timestamp,
    _ random: [UInt8]
  ) async -> SendResult {
    let id = ContentHash(digest: random).hex.prefix(32)
    let message = MailMessage(
      from: sender(publisher), to: address, date: time, id: "\(id)@\(publication).tenhn.invalid", content: content)
    return await transport().send(message.bytes(), to: address) { true }
  }

  /// Who sends, with the site's name if the settings give none.
  func sender(_ publisher: Publisher) -> Mailbox {
    from.name.isEmpty ? Mailbox(name: publisher.settings.title, address: from.address) : from
  }
}

/// Why a mail wasn't sent, for a person.
public struct MailTrouble: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line: what is wrong, and what to do.
  public let description: String

  init(_ description: String) { self.description = description }
}
