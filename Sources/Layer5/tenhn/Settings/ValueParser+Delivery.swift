import Delivery
import Foundation
import Publishing

extension ValueParser where Value == MailServer {
  /// Where mail is handed in.
  static var mailServer: Self {
    Self { text throws(InvalidValue) in
      guard let server = MailServer(text) else {
        throw InvalidValue(
          text, isNot: "a mail server",
          "write smtp://USER@HOST:PORT, smtps://USER@HOST or sendmail:/usr/sbin/sendmail, and the password into mail-password-file"
        )
      }
      return server
    }
  }
}

extension ValueParser where Value == Mailbox {
  /// An email address, with a name or without.
  static var mailbox: Self {
    Self { text throws(InvalidValue) in
      guard let mailbox = Mailbox(text) else {
        throw InvalidValue(text, isNot: "an email address", "write NAME@HOST, or a name and <NAME@HOST>")
      }
      return mailbox
    }
  }
}

extension ValueParser where Value == PassSigner? {
  /// A key with its certificate for passes.
  static var passSigner: Self {
    Self { text throws(InvalidValue) in
      guard !text.isEmpty else { return nil }
      guard let signer = PassSigner(pem: text) else {
        throw InvalidValue(
          text, isNot: "a key without a pass phrase and its pass certificate in PEM",
          "write the key, Apple's certificate for your pass type and the WWDR certificate into one file, and its path into pass-file"
        )
      }
      return signer
    }
  }
}

extension ValueParser where Value == [MailAddress] {
  /// Addresses of mail with spaces or commas between.
  static var mailAddresses: Self {
    Self(isList: true) { text throws(InvalidValue) in
      var addresses: [MailAddress] = []
      for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
        guard let address = MailAddress(String(word)) else {
          throw InvalidValue(String(word), isNot: "an email address", "write NAME@HOST")
        }
        if !addresses.contains(where: { $0.identity == address.identity }) { addresses.append(address) }
      }
      return addresses
    }
  }
}

extension ValueParser where Value == [WebhookTarget] {
  /// The path of a file of webhooks.
  static var webhooks: Self {
    Self { path throws(InvalidValue) in
      guard !path.isEmpty else { return [] }
      func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
      guard let file = text(path) else {
        throw InvalidValue(path, isNot: "a file that can be read", "write the path of one")
      }
      do throws(WebhookTarget.Malformed) {
        return try WebhookTarget.list(file, at: path, read: text)
      } catch {
        throw InvalidValue(path, isNot: "a file of webhooks", error.description.trimmingSuffix("."))
      }
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
