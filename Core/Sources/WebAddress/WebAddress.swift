// The public face of the module: URLs as browsers read them (this file), which of them a server may fetch
// (`FetchableURL`, `AddressRules`), which address names which page (`PageKey`), and the names of sites (`SiteName`).

/// A URL, parsed and serialized as a browser does (WHATWG URL standard).
///
/// The value is its serialization with the ranges of its parts. A URL in normal form is checked but never copied.
public struct WebURL: Hashable, Sendable {
  /// The serialized URL.
  public let href: String
  let parts: URLParts

  /// Parses a string, resolving a relative one against `base` (URL §4.4). Returns nil if the standard reports failure.
  public init?(_ string: String, base: WebURL? = nil) {
    if let parts = URLParts(ofNormal: string) {
      href = string
      self.parts = parts
    } else if let parsed = URLParser.parse(string, base: base) {
      self = parsed
    } else {
      return nil
    }
  }

  init(bytes: [UInt8], parts: URLParts) {
    href = String(decoding: bytes, as: UTF8.self)
    self.parts = parts
  }

  /// Compares serializations.
  public static func == (one: WebURL, other: WebURL) -> Bool { one.href == other.href }

  /// Hashes the serialization.
  public func hash(into hasher: inout Hasher) { hasher.combine(href) }
}

extension WebURL {
  /// Bytes of an address that is read, kept or asked for. An article's bounds have the same number.
  public static let maximumBytes = 16_384

  /// Whether the address has more bytes than anybody may ask us to keep.
  public var isTooLong: Bool { href.utf8.count > Self.maximumBytes }

  /// The scheme without its colon, in lower case.
  public var scheme: String { text(0..<parts.schemeEnd) }

  /// The user name, percent-encoded. Empty without one.
  public var username: String { text(parts.username) }

  /// The password, percent-encoded. Empty without one.
  public var password: String { text(parts.password) }

  /// The serialized host: a domain in ASCII, an IPv4 address, an IPv6 address in brackets, or an opaque host.
  public var host: String? { parts.host.map(text) }

  /// The port. Nil if it is the scheme's default.
  public var port: Int? { parts.port.map(Int.init) }

  /// The path, percent-encoded.
  public var path: String { text(parts.path) }

  /// The query without its question mark. `http://a/?` has an empty one.
  public var query: String? { parts.query.map(text) }

  /// The fragment without its number sign.
  public var fragment: String? { parts.fragment.map(text) }

  /// Whether the path is one opaque string, as in `mailto:` and `data:`. Nothing can be resolved against it.
  public var hasOpaquePath: Bool { parts.hasOpaquePath }

  /// The serialized origin (URL §4.7), or `null` for schemes without one.
  public var origin: String {
    switch scheme {
    case "http", "https", "ws", "wss", "ftp":
      return "\(scheme)://\(host ?? "")" + (port.map { ":\($0)" } ?? "")
    case "blob":
      guard let inner = WebURL(path), inner.scheme == "http" || inner.scheme == "https" else { return "null" }
      return inner.origin
    default: return "null"
    }
  }

  /// Whether the scheme is `http` or `https`.
  public var isHTTP: Bool { parts.isHTTP }

  /// This URL without its fragment.
  public var withoutFragment: WebURL {
    guard let fragment = parts.fragment else { return self }
    var parts = parts
    parts.fragment = nil
    return WebURL(bytes: Array(href.utf8.prefix(fragment.lowerBound - 1)), parts: parts)
  }

  private func text(_ range: Range<Int>) -> String {
    let utf8 = href.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return String(Substring(utf8[start..<utf8.index(start, offsetBy: range.count)]))
  }
}

extension WebURL: CustomStringConvertible {
  /// The serialized URL.
  public var description: String { href }
}

extension WebURL: Codable {
  /// Decodes a serialized URL.
  ///
  /// - Throws: `DecodingError` for text that isn't a URL.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let url = WebURL(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a URL")
    }
    self = url
  }

  /// Encodes the serialization.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(href)
  }
}
