import Foundation
public import Publishing

/// What the settings say about delivery. Without any of it nothing is delivered.
public struct DeliverySetup: Sendable {
  /// How and to whom mail is sent; nil for no mail.
  public var mail: MailSetup?
  /// Where an edition's headlines are posted.
  public var webhooks: [WebhookTarget]
  /// How browsers are notified; nil if they aren't.
  public var push: PushSetup?

  /// Makes a setup.
  public init(mail: MailSetup? = nil, webhooks: [WebhookTarget] = [], push: PushSetup? = nil) {
    self.mail = mail
    self.push = push
    self.webhooks = webhooks
  }

  /// Whether there is anything to deliver by.
  public var isOn: Bool { mail != nil || !webhooks.isEmpty || push != nil }
}

/// How and to whom mail is sent.
public struct MailSetup: Sendable {
  /// Where mail is handed in.
  public var server: MailServer
  /// What the server's user logs in with.
  public var password: String?
  /// Who sends.
  public var from: Mailbox
  /// Addresses that get every edition.
  public var to: [MailAddress]
  /// Addresses of e-readers, which get every edition as a book.
  public var readers: [MailAddress]
  /// Who publishes: a name and a postal address.
  public var publisher: String?
  /// Whether mails have the edition as a book beside them.
  public var attachesBook: Bool

  /// Makes a setup.
  public init(
    server: MailServer, password: String? = nil, from: Mailbox, to: [MailAddress] = [], readers: [MailAddress] = [],
    publisher: String? = nil, attachesBook: Bool = false
  ) {
    self.server = server
    self.password = password
    self.from = from
    self.to = to
    self.readers = readers
    self.publisher = publisher
    self.attachesBook = attachesBook
  }

  /// The transport of the server.
  func transport() -> any MailTransport {
    switch server {
    case .smtp(let place): SMTPTransport(place: place, password: password, from: from.address)
    case .program(let path): SendmailTransport(program: path, from: from.address)
    }
  }
}

/// Where mail is handed in.
public enum MailServer: Hashable, Sendable {
  case smtp(SMTPPlace)
  /// A program that takes a mail on its standard input as `sendmail -t` does, by its whole path.
  case program(String)

  /// Reads `smtp://user@host:587`, `smtps://user@host`, or `sendmail:/usr/sbin/sendmail`; nil for anything else.
  public init?(_ text: String) {
    if text.hasPrefix("sendmail:/") {
      self = .program(String(text.dropFirst("sendmail:".count)))
    } else if let place = SMTPPlace(text) {
      self = .smtp(place)
    } else {
      return nil
    }
  }
}

/// A server for the submission of mail.
public struct SMTPPlace: Hashable, Sendable {
  /// A name or an address; one of IPv6 in brackets.
  public var host: String
  /// 1 to 65535.
  public var port: Int
  /// Who logs in; nil for nobody.
  public var user: String?
  /// Whether TLS comes first (`smtps`), rather than by STARTTLS.
  public var isSecure: Bool

  /// Reads an address without a password; nil for anything else.
  init?(_ text: String) {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard ["smtp", "smtps"].contains(scheme), text.dropFirst(scheme.count).hasPrefix("://") else { return nil }
    var rest = text.dropFirst(scheme.count + 3)
    if rest.last == "/" { rest = rest.dropLast() }
    isSecure = scheme == "smtps"
    if let at = rest.lastIndex(of: "@") {
      guard let user = rest[..<at].removingPercentEncoding, !user.isEmpty, !rest[..<at].contains(":") else {
        return nil
      }
      self.user = user
      rest = rest[rest.index(after: at)...]
    }
    port = isSecure ? 465 : 587
    if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("]") {
      guard let number = Int(rest[rest.index(after: colon)...]), (1...65_535).contains(number) else { return nil }
      port = number
      rest = rest[..<colon]
    }
    guard !rest.isEmpty, rest.utf8.allSatisfy({ Self.isHostByte($0) }), user?.utf8.allSatisfy({ $0 >= 0x20 }) ?? true
    else { return nil }
    host = String(rest)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._:[]".utf8.contains(byte)
    }
  }

  /// Whether the server is this machine: nobody else hears what is said, so it may be said openly.
  var isLoopback: Bool {
    let name = host.lowercased()
    return name == "localhost" || name == "[::1]"
      || name.hasPrefix("127.") && name.allSatisfy { $0.isNumber || $0 == "." }
  }
}
