import WebAddress

/// An email address that can stand in a header and in a command of SMTP: no byte of it ends a line or an argument.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  /// The part before the `@`, as it was written.
  public let local: String
  /// The domain in small letters, in the form of the DNS.
  public let domain: String

  /// `reader@example.org`.
  public var description: String { "\(local)@\(domain)" }

  /// The same for addresses that differ only in capitals: what somebody is known by.
  public var identity: String { description.lowercased() }

  /// Reads an address: letters, digits and the marks of RFC 5322's atoms before the `@`, and a domain. Quoted local parts and
  /// addresses of machines (`[192.0.2.1]`) aren't taken. Returns nil for anything else.
  public init?(_ text: String) {
    guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return nil }
    let local = text[..<at]
    let atoms = local.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...64).contains(local.utf8.count), atoms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAtom) }),
      let domain = Self.domain(text[text.index(after: at)...])
    else { return nil }
    (self.local, self.domain) = (String(local), domain)
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }

  private static func domain(_ text: Substring) -> String? {
    guard !text.isEmpty, !text.contains(where: { $0.isASCII && !isDomainCharacter($0) }),
      let host = WebURL("http://\(text)/")?.host?.lowercased()
    else { return nil }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
    // An address of a machine isn't a domain.
    return isName && labels.last?.contains { $0.isLetter } == true && host.utf8.count <= 253 ? host : nil
  }

  private static func isDomainCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "."
  }
}

/// An address with the name that people see: `10HN <edition@example.org>`.
public struct Mailbox: Hashable, Sendable {
  /// Empty for none.
  public var name: String
  /// Where mail goes.
  public var address: MailAddress

  /// Makes a mailbox.
  public init(name: String = "", address: MailAddress) {
    self.name = name
    self.address = address
  }

  /// Reads `Name <address>` or an address alone.
  public init?(_ text: String) {
    let text = trimmed(text)
    if let open = text.lastIndex(of: "<"), text.hasSuffix(">") {
      guard let address = MailAddress(String(text[text.index(after: open)...].dropLast())) else { return nil }
      var name = trimmed(String(text[..<open]))
      if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
      self.init(name: name, address: address)
    } else {
      guard let address = MailAddress(text) else { return nil }
      self.init(address: address)
    }
  }
}

private func trimmed(_ text: String) -> String {
  var text = text[...]
  while text.first?.isWhitespace == true { text = text.dropFirst() }
  while text.last?.isWhitespace == true { text = text.dropLast() }
  return String(text)
}
