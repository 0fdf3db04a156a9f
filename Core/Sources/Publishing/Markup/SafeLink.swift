import WebAddress

/// The links that may reach a reader: `http`, `https` and `mailto`, nothing else.
enum SafeLink {
  /// The address as a page may link to it. Returns nil if it may not. White space, control characters and quotation
  /// marks are percent-encoded because browsers drop some of them before they read the scheme.
  static func address(_ url: String) -> String? {
    guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = url.utf8[..<colon].map { $0 | 0x20 }
    let rest = url.utf8[url.utf8.index(after: colon)...]
    if scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8) {
      guard rest.starts(with: "//".utf8), let host = rest.dropFirst(2).first, host != UInt8(ascii: "/") else {
        return nil
      }
    } else if !scheme.elementsEqual("mailto".utf8) || rest.isEmpty {
      return nil
    }
    // Browsers ignore what the URL standard doesn't accept as an address, and checkers of books report it.
    guard WebURL(url) != nil else { return nil }
    guard url.utf8.contains(where: mustBeEncoded) else { return url }
    var bytes: [UInt8] = []
    for byte in url.utf8 {
      if mustBeEncoded(byte) {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hex[Int(byte >> 4)])
        bytes.append(hex[Int(byte & 15)])
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let hex = Array("0123456789ABCDEF".utf8)

  private static func mustBeEncoded(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7f, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
