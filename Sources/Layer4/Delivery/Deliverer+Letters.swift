import EditionModel
import Publishing
import Storage

/// The mails that ask to confirm a subscription go the way of editions, so that a crash neither doubles nor loses one.
extension Deliverer {
  /// Sends letters until none is due or the mail server is in trouble.
  func sendLetters(_ seat: DeliverySeat, _ report: inout DeliveryReport) async throws {
    let letters = publication.letters
    for owner in try await letters.owners() where try !seat.isAlive(owner) {
      try await letters.abandon(owner: owner, at: now())
    }
    try await letters.forget(before: now() - Subscriptions.confirmAge)
    guard let mail = setup.mail else { return }
    let transport = mail.transport()
    var isInTrouble = false
    while !Task.isCancelled, !isInTrouble {
      let claimed = try await letters.claim(owner: seat.owner, limit: Self.batch, at: now())
      guard !claimed.isEmpty else { break }
      for letter in claimed where !Task.isCancelled && !isInTrouble {
        let result = await Task { await send(letter, by: mail, over: transport) }.value
        isInTrouble = result.isTrouble
        if case .accepted = result { report.letters += 1 } else { report.note("mail", result) }
        try await letters.settle(
          letter, OutboxRules.outcome(of: result, attempts: letter.attempts, at: now()), at: now())
      }
    }
    // What was claimed and not tried.
    try await letters.abandon(owner: seat.owner, at: now())
  }

  private func send(_ letter: ClaimedLetter, by mail: MailSetup, over transport: any MailTransport) async -> SendResult
  {
    do {
      guard let asker = try await publication.subscribers.subscriber(letter.recipient), asker.state == .pending,
        let address = MailAddress(asker.address)
      else { return .withdrawn("nobody waits for it any more") }
      let token = try await subscriptions.token(of: letter.recipient, asked: letter.asked)
      let message = MailMessage(
        from: mail.sender(publisher), to: address, date: now(),
        id: MailMessage.id(
          publication: publication.id, name: "confirm.\(letter.asked.rawValue)", recipient: address),
        content: publisher.confirmingMail(
          link: publisher.settings.baseURL + "/subscribe/" + token, publisher: mail.publisher))
      let commit = Commit { [publication, now] in try publication.letters.commit(letter, at: now()) }
      let result = await transport.send(message.bytes(), to: address) { commit() }
      return commit.stop ?? result.hiding(address)
    } catch {
      return .unreachable("the outbox can't be read")
    }
  }
}
