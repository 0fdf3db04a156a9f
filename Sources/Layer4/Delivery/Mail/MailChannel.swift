import EditionModel
import Publishing
import Site
import Storage

/// Editions by mail: to readers as a list of titles, to e-readers as a book.
struct MailChannel: DeliveryChannel {
  enum Kind: String { case editions = "mail", books = "reader" }

  let kind: Kind
  let setup: MailSetup
  let transport: any MailTransport
  let context: ChannelContext
  let share: DeliveryShare
  /// The addresses of the settings by their ids.
  private let own: [String: MailAddress]

  var name: String { kind.rawValue }

  init(
    _ kind: Kind, setup: MailSetup, transport: any MailTransport, context: ChannelContext, share: DeliveryShare
  ) async throws {
    (self.kind, self.setup, self.transport, self.context, self.share) = (kind, setup, transport, context, share)
    var own: [String: MailAddress] = [:]
    for address in kind == .editions ? setup.to : setup.readers {
      own[try await context.subscriptions.id(of: address)] = address
    }
    self.own = own
  }

  func recipients(of edition: Edition, isNamed: Bool) async throws -> [String] {
    let left = try await context.publication.subscribers.departed()
    var ids = own.filter { share.contains($0.value) && !left.contains($0.key) }.map(\.key)
    if kind == .editions {
      for subscriber in try await context.publication.subscribers.all() {
        guard own[subscriber.id] == nil, subscriber.wants(edition), isNamed || subscriber.since <= edition.published,
          let address = MailAddress(subscriber.address), share.contains(address)
        else { continue }
        ids.append(subscriber.id)
      }
    }
    return ids.sorted()
  }

  func send(_ row: ClaimedDelivery, _ commit: Commit) async -> SendResult {
    do {
      // Read again now: somebody may have left since the edition was queued.
      guard let address = try await address(of: row) else { return .withdrawn("the recipient has left or is paused") }
      guard let message = try await message(row, to: address) else {
        return .withdrawn("the edition is no longer there")
      }
      let result = await transport.send(message.bytes(), to: address) { commit() }
      return commit.stop ?? result.hiding(address)
    } catch {
      return .unreachable("the edition can't be read")
    }
  }

  private func address(of row: ClaimedDelivery) async throws -> MailAddress? {
    if let address = own[row.recipient] { return address }
    guard kind == .editions, let subscriber = try await context.publication.subscribers.subscriber(row.recipient),
      subscriber.state == .active
    else { return nil }
    return MailAddress(subscriber.address)
  }

  private func message(_ row: ClaimedDelivery, to address: MailAddress) async throws -> MailMessage? {
    guard let bundle = try await context.bundle(of: row.key) else { return nil }
    let (publisher, now) = (context.publisher, context.now())
    let unsubscribe = publisher.settings.baseURL + "/unsubscribe/" + row.recipient
    let hasBook = kind == .books || setup.attachesBook
    let book = hasBook ? try await context.book(of: row.key) : nil
    if kind == .books, book == nil { return nil }
    let content =
      kind == .editions
      ? publisher.mail(
        of: bundle, now: now, unsubscribe: unsubscribe, publisher: setup.publisher,
        book: book.map { MailBook(bytes: $0.count) })
      : publisher.readerMail(of: bundle)
    var message = MailMessage(
      from: setup.sender(publisher), to: address, date: now,
      id: MailMessage.id(publication: context.publication.id, edition: row.key, recipient: address), content: content)
    switch kind {
    case .editions:
      message.fields = [
        ("List-Id", "<\(context.publication.id).\(setup.from.address.domain)>"),
        ("List-Unsubscribe", "<\(unsubscribe)>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
      ]
    case .books: break
    }
    if let book, kind == .books || MailBook(bytes: book.count) == .attached {
      message.attachment = .init(name: "\(row.key).epub", type: "application/epub+zip", bytes: book)
    }
    return message
  }

  func settled(_ row: ClaimedDelivery, _ outcome: DeliveryOutcome) async throws {
    let list = context.publication.subscribers
    switch outcome {
    case .accepted: try await list.noteGood(row.recipient)
    case .refused(let word): try await list.bounce(row.recipient, isFinal: true, word, at: context.now())
    case .again, .expired, .uncertain: break
    }
  }
}

extension Subscriber {
  /// Whether an edition goes there.
  fileprivate func wants(_ edition: Edition) -> Bool {
    state == .active && (slots.isEmpty || slots.contains(edition.key.slot))
  }
}
