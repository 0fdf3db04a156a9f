extension WebURL {
  /// An address from outside as a valid URI (RFC 3986), for XML, books, feeds, JSON and headers.
  ///
  /// A browser goes to the same place. An address that is valid already comes back as it is; in others, what the grammar doesn't
  /// allow is percent-encoded, and a host outside ASCII becomes its ASCII form.
  /// Why: browsers take `[`, a bare `%` and a second `#`; checkers of books and feeds don't.
  ///
  /// - Returns: nil if browsers don't take it for an address either.
  public static func uri(_ text: String) -> String? {
    guard let url = WebURL(text) else { return nil }
    if isPlainURI(text), !hasBrokenLabel(url.host ?? "") { return text }
    // What browsers drop or rewrite before they read an address would mean something else once it is encoded.
    let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    let uri = URIText(isPlain && text.utf8.contains(UInt8(ascii: ":")) ? text : url.href).encoded
    guard let taken = uri == text ? url : WebURL(uri), !hasBrokenLabel(taken.host ?? "") else { return nil }
    return uri
  }

  /// Whether an address is a valid URI at first sight, as nearly all are: a scheme, and no byte that the grammar allows only in
  /// some places.
  private static func isPlainURI(_ text: String) -> Bool {
    var marks = 0
    var hasScheme = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "#") { marks += 1 }
      if byte == UInt8(ascii: ":") { hasScheme = true }
      guard ByteSet.uriPlain.contains(byte) else { return false }
    }
    return hasScheme && marks <= 1
  }

  /// Whether a label says that it stands for other letters, and stands for none: `xn--a`. Browsers look such a name up as it is;
  /// checkers of books refuse it.
  private static func hasBrokenLabel(_ host: String) -> Bool {
    host.utf8.split(separator: UInt8(ascii: ".")).contains { label in
      guard label.starts(with: "xn--".utf8) else { return false }
      let letters = Punycode.decode(Array(label.dropFirst(4)).map(UInt32.init)[...]) ?? []
      return !letters.contains { $0 >= 0xA0 } || letters.contains { (0x80..<0xA0).contains($0) }
    }
  }
}

/// An address, split by the generic syntax of RFC 3986, appendix B.
private struct URIText {
  private var scheme: Substring.UTF8View
  private var authority: Substring.UTF8View?
  private var path: Substring.UTF8View
  private var query: Substring.UTF8View?
  private var fragment: Substring.UTF8View?

  init(_ text: String) {
    var rest = Substring(text).utf8
    if let sign = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[rest.index(after: sign)...]
      rest = rest[..<sign]
    }
    if let sign = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[rest.index(after: sign)...]
      rest = rest[..<sign]
    }
    let colon = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.startIndex
    scheme = rest[..<colon]
    rest = rest[colon...].dropFirst()
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  var encoded: String {
    var bytes = Array(scheme)
    bytes.append(UInt8(ascii: ":"))
    if let authority {
      bytes += "//".utf8
      append(authority: authority, to: &bytes)
    }
    append(path, allowing: .uriPath, to: &bytes)
    if let query {
      bytes.append(UInt8(ascii: "?"))
      append(query, allowing: .uriQuery, to: &bytes)
    }
    if let fragment {
      bytes.append(UInt8(ascii: "#"))
      append(fragment, allowing: .uriQuery, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(authority: Substring.UTF8View, to bytes: inout [UInt8]) {
    var host = authority
    if let sign = authority.lastIndex(of: UInt8(ascii: "@")) {
      append(authority[..<sign], allowing: .uriUser, to: &bytes)
      bytes.append(UInt8(ascii: "@"))
      host = authority[authority.index(after: sign)...]
    }
    // An IPv6 address is in brackets, which no other host has.
    if host.first == UInt8(ascii: "["), let end = host.lastIndex(of: UInt8(ascii: "]")) {
      let after = host.index(after: end)
      bytes += host[..<after]
      host = host[after...]
    }
    append(host, allowing: .uriHost, to: &bytes)
  }

  private func append(_ part: Substring.UTF8View, allowing set: ByteSet, to bytes: inout [UInt8]) {
    var index = part.startIndex
    while index < part.endIndex {
      let byte = part[index]
      let isTriplet =
        byte == UInt8(ascii: "%") && part[index...].dropFirst().prefix(2).count { $0.hexValue != nil } == 2
      if set.contains(byte) || isTriplet {
        bytes.append(byte)
      } else {
        bytes.append(encoding: byte)
      }
      index = part.index(after: index)
    }
  }
}

/// The sets of RFC 3986, sections 2 and 3.
extension ByteSet {
  fileprivate static let uriHost = ByteSet(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:")
  fileprivate static let uriUser = uriHost
  /// The bytes whose meaning doesn't depend on their place: no `@`, and no `%`, which needs two digits.
  fileprivate static let uriPlain = ByteSet("/?#", and: uriHost)
  fileprivate static let uriPath = ByteSet("@/", and: uriHost)
  fileprivate static let uriQuery = ByteSet("?", and: uriPath)
}
