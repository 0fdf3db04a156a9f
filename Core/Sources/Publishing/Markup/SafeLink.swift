import WebAddress

/// The links that may reach a reader: `http`, `https` and `mailto`, nothing else.
enum SafeLink {
  /// The address as a page, a book or a feed may link to it: a valid URI. Returns nil if it may not.
  static func address(_ url: String) -> String? {
    guard let uri = WebURL.uri(url), let colon = uri.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = uri.utf8[colon...].dropFirst()
    switch uri[..<colon].lowercased() {
    case "http", "https":
      guard rest.starts(with: "//".utf8), let host = rest.dropFirst(2).first, host != UInt8(ascii: "/") else {
        return nil
      }
    case "mailto": guard !rest.isEmpty else { return nil }
    default: return nil
    }
    return uri
  }
}
