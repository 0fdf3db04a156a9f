import EditionModel
import Testing

@testable import Publishing

@Suite("Mail") struct MailTests {
  @Test(
    "An address is taken if nothing in it can end a line or an argument",
    arguments: ["a@b.example", "first.last+tag@sub.example.org", "o'neil@example.org", "root@localhost"])
  func takes(text: String) { #expect(MailAddress(text)?.description == text) }

  @Test(
    "Anything else isn't an address",
    arguments: [
      "", "@", "a@", "@b", "a@b@c d", "a b@c.example", "a@b.example\r\nBcc: c@d.example", "a@b.example\n",
      "<a@b.example>",
      "a@b .example", "a@-b.example", "a@b..example", ".a@b.example", "a.@b.example", "a@[192.0.2.1]", "a@192.0.2.1",
      "\"a b\"@c.example", "a@b.example>", "a,b@c.example", "ä@b.example", "a@b.example\u{0}", "a@b/c.example",
      "a@b:25",
      String(repeating: "a", count: 65) + "@b.example",
    ])
  func refuses(text: String) { #expect(MailAddress(text) == nil) }

  @Test("A domain is written as the DNS has it, and capitals don't make another reader")
  func domains() {
    #expect(MailAddress("a@Bücher.example")?.description == "a@xn--bcher-kva.example")
    #expect(MailAddress("A@B.Example")?.identity == MailAddress("a@b.example")?.identity)
  }

  @Test("A mailbox is read with a name and without")
  func mailboxes() {
    #expect(Mailbox(" 10HN <a@b.example> ")?.name == "10HN")
    #expect(Mailbox("\"News, daily\" <a@b.example>")?.name == "News, daily")
    #expect(Mailbox("a@b.example")?.name == "")
    #expect(Mailbox("Name <nobody>") == nil)
  }

  @Test("Quoted-printable keeps every byte, and no line is longer than 76 characters")
  func quotedPrintable() {
    let text = "Straße = weiß \n. dot\nFrom here\ntrailing \t\n" + String(repeating: "ü", count: 100) + "\r\nend"
    let encoded = MailEncoding.quotedPrintable(Array(text.utf8))
    let lines = String(decoding: encoded, as: UTF8.self).replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.first != "." && !$0.hasPrefix("From ") })
    #expect(encoded.allSatisfy { $0 < 0x7F })
    #expect(decoded(encoded) == text.replacing("\r\n", with: "\n"))
  }

  private func decoded(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x0D: continue
      case 0x3D:
        let pair = rest.prefix(2)
        rest = rest.dropFirst(2)
        if let code = UInt8(String(decoding: pair, as: UTF8.self), radix: 16) { output.append(code) }
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "A field of the header stays one field, whatever its text", arguments: ["a\r\nBcc: x@y.example", "ü\nX: y", "=?x?"])
  func fields(text: String) {
    let field = MailEncoding.field(text)
    #expect(!field.replacing("\r\n ", with: "").contains { $0.isNewline })
    #expect(field.utf8.allSatisfy { $0 < 0x7F })
  }

  @Test("A mail's name follows from publication, edition and recipient alone")
  func names() throws {
    let (key, address) = (Fixtures.evening, try #require(MailAddress("A@b.example")))
    func id(_ publication: String, _ recipient: MailAddress) -> String {
      MailMessage.id(publication: publication, edition: key, recipient: recipient)
    }
    #expect(id("hn", address) == id("hn", try #require(MailAddress("a@B.example"))))
    #expect(id("hn", address) != id("hx", address))
    #expect(id("hn", address).hasPrefix("2026-05-06-evening."))
  }

  @Test("Text and HTML of an edition name every story, why it is here, what is missing, and the end")
  func content() throws {
    let bundle = Fixtures.bundle()
    let mail = Publisher(settings: Fixtures.settings).mail(
      of: bundle, now: bundle.edition.cutoff, unsubscribe: "https://ten.example/unsubscribe/x", publisher: "Ann & Co")
    let html = String(decoding: mail.html, as: UTF8.self)
    for story in bundle.edition.stories {
      #expect(mail.text.contains(story.title) && mail.text.contains("/\(story.number)\n"))
      #expect(mail.text.contains(story.reason.text))
      #expect(html.contains("https://ten.example/editions/\(bundle.edition.key)/\(story.number)\""))
    }
    for words in ["That’s all.", "Unsubscribe"] { #expect(mail.text.contains(words) && html.contains(words)) }
    #expect(html.contains("Ann &amp; Co"))
    #expect(!html.contains("<img") && !html.contains("<script"))
    #expect(mail.html.count < 102_000)
  }

  @Test("A mail says in both forms that the book is attached, or that it is too large and where it is")
  func book() throws {
    let publisher = Publisher(settings: Fixtures.settings)
    func words(_ book: MailBook?) -> [String] {
      let mail = publisher.mail(
        of: Fixtures.bundle(), now: Fixtures.edition(Fixtures.evening).cutoff, unsubscribe: nil, publisher: nil,
        book: book)
      return [mail.text, String(decoding: mail.html, as: UTF8.self)]
    }
    #expect(MailBook(bytes: 7_000_000) == .attached && MailBook(bytes: 7_000_001) == .tooLarge(bytes: 7_000_001))
    #expect(words(.attached).allSatisfy { $0.contains("attached as a book") })
    let large = words(MailBook(bytes: 12_000_001))
    #expect(
      large.allSatisfy {
        $0.contains("13 MB) is too large") && $0.contains("/editions/\(Fixtures.bundle().edition.key).epub")
      })
    #expect(words(nil).allSatisfy { !$0.contains("EPUB") })
  }

  @Test("A mail with the largest book that is attached is under 10 MB")
  func bookSize() throws {
    var message = MailMessage(
      from: Mailbox(name: "", address: try #require(MailAddress("a@b.example"))),
      to: try #require(MailAddress("c@d.example")), date: Timestamp(0), id: "x@y",
      content: Publisher(settings: Fixtures.settings).mail(
        of: Fixtures.bundle(), now: Fixtures.edition(Fixtures.evening).cutoff, unsubscribe: nil, publisher: nil))
    // A seventieth of it, because encoding seven megabytes takes long without optimisation.
    message.attachment = .init(
      name: "a.epub", type: "application/epub+zip", bytes: [UInt8](repeating: 7, count: MailBook.limit / 70))
    let without = message.content.html.count + message.content.text.utf8.count
    #expect((message.bytes().count - without) * 70 < 9_800_000)
  }

  @Test("Neither a title nor a name can become markup or a field")
  func hostile() throws {
    var bundle = Fixtures.bundle()
    bundle.edition.stories[0].submission.title = "<img src=x onerror=alert(1)>\r\nBcc: x@y.example"
    let mail = Publisher(settings: Fixtures.settings).mail(
      of: bundle, now: bundle.edition.cutoff, unsubscribe: nil, publisher: nil)
    #expect(!String(decoding: mail.html, as: UTF8.self).contains("<img"))
    let message = MailMessage(
      from: Mailbox(name: "A\r\nBcc: x@y.example", address: try #require(MailAddress("a@b.example"))),
      to: try #require(MailAddress("c@d.example")), date: Timestamp(1_778_047_262), id: "x@y", content: mail)
    let header = String(decoding: message.bytes(), as: UTF8.self).replacing("\r\n", with: "\n").prefix { $0 != "\u{0}" }
    let lines = header.split(separator: "\n\n")[0].split(separator: "\n")
    #expect(!lines.contains { $0.hasPrefix("Bcc") })
    #expect(lines.contains("Date: Wed, 06 May 2026 06:01:02 +0000"))
  }
}
