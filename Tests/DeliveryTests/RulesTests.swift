import Curl
import EditionModel
import Publishing
import Storage
import Testing

@testable import Delivery

@Suite("What follows from a try to deliver") struct RulesTests {
  private func failure(_ reason: CurlFailure.Reason, code: Int = 0, command: String = "", reply: String = "")
    -> CurlFailure
  {
    var failure = CurlFailure(reason)
    (failure.code, failure.command, failure.reply) = (code, command, reply)
    return failure
  }

  private func kind(_ result: SendResult) -> String {
    switch result {
    case .accepted: "accepted"
    case .refused: "refused"
    case .later: "later"
    case .unreachable: "unreachable"
    case .uncertain: "uncertain"
    case .withdrawn: "withdrawn"
    }
  }

  @Test(
    "A transaction of SMTP is judged by what was said last, and by whether the server had the whole mail",
    arguments: [
      (550, "RCPT", false, "refused"), (451, "RCPT", false, "later"), (530, "RCPT", false, "unreachable"),
      (550, "MAIL", false, "unreachable"), (421, "RCPT", false, "unreachable"), (554, "DATA", false, "refused"),
      (0, "", false, "unreachable"), (354, "DATA", false, "unreachable"), (354, "DATA", true, "uncertain"),
      (0, "DATA", true, "uncertain"), (451, "DATA", true, "later"), (554, "DATA", true, "refused"),
      (421, "DATA", true, "later"), (250, "DATA", true, "uncertain"),
    ])
  func smtp(code: Int, command: String, isHandedOver: Bool, wanted: String) {
    let result = SMTPVerdict.result(of: failure(.broken, code: code, command: command), isHandedOver: isHandedOver)
    #expect(kind(result) == wanted)
  }

  @Test("The server's words are one harmless line")
  func words() {
    let said = SMTPVerdict.words(failure(.broken, code: 550, command: "RCPT", reply: "550 \u{1B}[2J no\u{202E}"))
    #expect(said == "the mail server refused the recipient: 550 ?[2J no?")
  }

  @Test(
    "An answer of a webhook tells whether it acted; a gateway's doesn't",
    arguments: [
      (204, "accepted"), (302, "refused"), (404, "refused"), (410, "refused"), (429, "later"), (500, "later"),
      (502, "uncertain"), (503, "later"), (504, "uncertain"),
    ])
  func webhooks(status: Int, wanted: String) { #expect(kind(WebhookDelivery.result(of: status)) == wanted) }

  @Test("Without an answer a webhook is uncertain, unless nothing can have been sent")
  func silentWebhooks() {
    for reason in [CurlFailure.Reason.name, .connection, .connectionTime, .security, .handshakeTime] {
      #expect(kind(WebhookDelivery.result(of: failure(reason))) == "unreachable")
    }
    for reason in [CurlFailure.Reason.answerTime, .closedEarly, .broken, .malformed, .other, .cancelled] {
      #expect(kind(WebhookDelivery.result(of: failure(reason))) == "uncertain")
    }
  }

  @Test("Pauses between tries grow, and an answer may ask for more")
  func pauses() {
    let now = Timestamp(1000)
    #expect(OutboxRules.outcome(of: .later("x"), attempts: 0, at: now) == .again(at: Timestamp(1060), "x"))
    #expect(
      OutboxRules.outcome(of: .later("x", seconds: 900), attempts: 0, at: now) == .again(at: Timestamp(1900), "x"))
    #expect(OutboxRules.pauses == OutboxRules.pauses.sorted())
    #expect(OutboxRules.pause(after: 99) == OutboxRules.pauses.last)
  }

  @Test("Every address is in exactly one of eight shares")
  func shares() throws {
    for number in 0..<200 {
      let address = try #require(MailAddress("reader\(number)@example.org"))
      let shares = (1...8).compactMap { DeliveryShare("\($0)/8") }.filter { $0.contains(address) }
      #expect(shares.count == 1)
    }
    for text in ["0/8", "9/8", "3", "3/0", "a/b", "-1/2", "1/2/3"] { #expect(DeliveryShare(text) == nil) }
  }
}
