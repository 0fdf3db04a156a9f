import JSONFormat
import Publishing
import Testing

@testable import Delivery

@Suite("What delivery is set up with") struct SetupTests {
  @Test("A mail server is read with its user, its port and its way to TLS")
  func servers() throws {
    func place(_ text: String) throws -> SMTPPlace {
      guard case .smtp(let place) = try #require(MailServer(text)) else { throw Missing() }
      return place
    }
    #expect(try place("smtp://mail.example").port == 587)
    #expect(try place("smtps://mail.example").port == 465)
    #expect(try place("smtp://me%40home@mail.example:25").user == "me@home")
    #expect(try place("smtp://me@home@mail.example:25").host == "mail.example")
    #expect(try place("smtp://[::1]:2525").isLoopback && place("smtp://127.0.0.1:25").isLoopback)
    #expect(try !place("smtp://127.example.org").isLoopback)
    #expect(MailServer("sendmail:/usr/sbin/sendmail") == .program("/usr/sbin/sendmail"))
  }

  struct Missing: Error {}

  @Test(
    "Anything else isn't a mail server",
    arguments: [
      "", "mail.example", "http://mail.example", "smtp://", "smtp://a:secret@b", "smtp://a b", "smtp://a:0",
      "smtp://a/\r\nx", "sendmail:sendmail",
    ])
  func noServers(text: String) { #expect(MailServer(text) == nil) }

  private let headlines = Headlines(
    name: "Morning edition", address: "https://ten.example/editions/x",
    titles: (1...10).map { "Title \($0) @everyone \"quoted\" \(String(repeating: "x", count: 300))" })

  @Test("Every shape is valid and within its limit", arguments: WebhookTarget.Template.allCases)
  func shapes(template: WebhookTarget.Template) throws {
    let text = "[a]\ntemplate = \(template.rawValue)\nurl = https://hook.example/x\nchat = !r:h\ntoken = secret\n"
    let target = try #require(try WebhookTarget.list(text, at: "f", read: { _ in nil }).first)
    let request = target.request(headlines, key: "x", id: "0123")
    #expect(request == target.request(headlines, key: "x", id: "0123"))
    if template != .ntfy { _ = try JSON(parsing: request.body) }
    if template == .discord { #expect(request.body.count < 2300) }
    #expect(request.fields.allSatisfy { !$0.contains { $0.isNewline } })
    #expect(!String(decoding: request.body, as: UTF8.self).contains("secret"))
  }

  @Test(
    "A file of webhooks that is wrong is refused with its line",
    arguments: [
      ("url = x", "f:1:"), ("[a]\nurl = ftp://x", "f:1:"), ("[A]", "f:1:"), ("[a]\ncolour = red", "f:2:"),
      ("[a]\nurl = https://x.example\n[a]", "f:3:"), ("[a]\nurl = https://x.example\ntemplate = telegram", "f:1:"),
      ("[a]\nurl = https://x.example\ntoken-file = /nowhere", "f:1:"),
      ("[a]\nurl = https://x.example\ntoken = a b", "f:1:"),
    ])
  func wrongFiles(text: String, place: String) {
    let error = #expect(throws: WebhookTarget.Malformed.self) {
      try WebhookTarget.list(text, at: "f", read: { _ in nil })
    }
    #expect(error?.description.hasPrefix(place) == true)
  }
}
