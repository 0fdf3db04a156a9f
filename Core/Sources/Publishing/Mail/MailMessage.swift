public import EditionModel

/// What a mail says, as plain text and as HTML of one content.
public struct MailContent: Sendable, Hashable {
  /// The line that lists of mail show.
  public var subject: String
  /// The plain text.
  public var text: String
  /// The same as HTML; empty for a mail of text alone.
  public var html: [UInt8]

  /// Makes a content.
  public init(subject: String, text: String, html: [UInt8] = []) {
    self.subject = subject
    self.text = text
    self.html = html
  }
}

/// A mail as bytes: header and parts (RFC 5322, RFC 2045). The same values give the same bytes.
public struct MailMessage: Sendable {
  /// A file beside the text.
  public struct Attachment: Sendable {
    /// ASCII letters, digits, dots and dashes.
    public var name: String
    /// The media type.
    public var type: String
    /// The file.
    public var bytes: [UInt8]

    /// Makes an attachment.
    public init(name: String, type: String, bytes: [UInt8]) {
      self.name = name
      self.type = type
      self.bytes = bytes
    }
  }

  /// Who sends.
  public var from: Mailbox
  /// The one recipient.
  public var to: MailAddress
  /// When it is sent.
  public var date: Timestamp
  /// Without angle brackets.
  public var id: String
  /// What it says.
  public var content: MailContent
  /// More fields of the header: names of our own, and values of ASCII.
  public var fields: [(name: String, value: String)] = []
  /// A file beside the text.
  public var attachment: Attachment?

  /// Makes a mail.
  public init(from: Mailbox, to: MailAddress, date: Timestamp, id: String, content: MailContent) {
    self.from = from
    self.to = to
    self.date = date
    self.id = id
    self.content = content
  }

  /// What a mail of an edition is called. It follows from publication, edition and recipient alone, not from the sender, which may
  /// change between two tries: whoever gets it twice can see that it is the same.
  public static func id(publication: String, edition: EditionKey, recipient: MailAddress) -> String {
    id(publication: publication, name: edition.description, recipient: recipient)
  }

  /// What a mail is called that belongs to no edition.
  ///
  /// - Parameter name: ASCII letters, digits, dots and dashes.
  public static func id(publication: String, name: String, recipient: MailAddress) -> String {
    let hash = ContentHash(of: Array("\(publication)\n\(name)\n\(recipient.identity)".utf8))
    return "\(name).\(hash.hex.prefix(32))@\(publication).tenhn.invalid"
  }

  /// The whole mail.
  public func bytes() -> [UInt8] {
    var lines = header
    let boundary = "=_tenhn_\(ContentHash(of: Array(id.utf8)).hex.prefix(24))"
    guard let attachment else {
      lines += textPart(boundary + "_a")
      return lines
    }
    lines += Array("Content-Type: multipart/mixed; boundary=\"\(boundary)\"\r\n\r\n".utf8)
    lines += Array("--\(boundary)\r\n".utf8) + textPart(boundary + "_a")
    lines += Array(
      ("\r\n--\(boundary)\r\nContent-Type: \(attachment.type)\r\nContent-Transfer-Encoding: base64\r\n"
        + "Content-Disposition: attachment; filename=\"\(attachment.name)\"\r\n\r\n").utf8)
    lines += MailEncoding.base64Lines(attachment.bytes)
    lines += Array("--\(boundary)--\r\n".utf8)
    return lines
  }

  private var header: [UInt8] {
    let sender = from.name.isEmpty ? "\(from.address)" : "\(MailEncoding.phrase(from.name)) <\(from.address)>"
    var fields: [(String, String)] = [
      ("From", sender), ("To", "\(to)"), ("Subject", MailEncoding.field(content.subject)),
      ("Date", MailDate.text(date)), ("Message-ID", "<\(id)>"), ("Auto-Submitted", "auto-generated"),
    ]
    fields += self.fields.map { ($0.name, MailMessage.ascii($0.value)) }
    fields.append(("MIME-Version", "1.0"))
    return fields.flatMap { Array("\($0.0): \($0.1)\r\n".utf8) }
  }

  private static func ascii(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x20...0x7E).contains($0) ? $0 : 0x20 }, as: UTF8.self)
  }

  /// The text alone, or text and HTML: the last is what a reader shows if it can.
  private func textPart(_ boundary: String) -> [UInt8] {
    guard !content.html.isEmpty else { return part("text/plain", Array(content.text.utf8)) }
    var lines = Array("Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n\r\n".utf8)
    lines += Array("--\(boundary)\r\n".utf8) + part("text/plain", Array(content.text.utf8))
    lines += Array("\r\n--\(boundary)\r\n".utf8) + part("text/html", content.html)
    return lines + Array("\r\n--\(boundary)--\r\n".utf8)
  }

  private func part(_ type: String, _ bytes: [UInt8]) -> [UInt8] {
    Array("Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".utf8)
      + MailEncoding.quotedPrintable(bytes)
  }
}

/// Dates as mail writes them.
enum MailDate {
  /// `Wed, 06 May 2026 04:01:02 +0000`.
  static func text(_ time: Timestamp) -> String {
    let civil = time.civil()
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return
      "\(CalendarWords.weekdays[civil.date.weekday].prefix(3)), \(two(civil.date.day)) "
      + "\(CalendarWords.monthName(civil.date).prefix(3)) \(civil.date.year) "
      + "\(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) +0000"
  }
}
