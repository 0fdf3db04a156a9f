import CharacterEncoding
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import HTML

/// Bytes to text, and text with references or markup to plain text.
enum FeedText {
  /// Decodes to UTF-8 by the byte order mark, the transport, the XML declaration, or else by the bytes.
  static func decode(_ bytes: [UInt8], charset: String?) -> [UInt8] {
    encoding(of: bytes, charset: charset).decodeToUTF8(bytes)
  }

  private static func encoding(of bytes: [UInt8], charset: String?) -> Encoding {
    let marks: [([UInt8], Encoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFE, 0xFF], .utf16BE), ([0xFF, 0xFE], .utf16LE),
    ]
    if let (_, marked) = marks.first(where: { bytes.starts(with: $0.0) }) { return marked }
    if bytes.starts(with: [0x3C, 0, 0x3F, 0]) { return .utf16LE }
    if bytes.starts(with: [0, 0x3C, 0, 0x3F]) { return .utf16BE }
    if let charset, let encoding = Encoding(label: charset) { return encoding }
    if let encoding = declared(bytes) { return encoding }
    // Feeds that declare nothing and aren't UTF-8 come from Western editors.
    return String(validating: bytes, as: UTF8.self) == nil ? .windows1252 : .utf8
  }

  /// `<?xml version="1.0" encoding="euc-jp"?>`; a declaration that is readable as ASCII can't be UTF-16.
  private static func declared(_ bytes: [UInt8]) -> Encoding? {
    let head = String(decoding: bytes.prefix(256), as: UTF8.self)
    guard head.hasPrefix("<?xml"), let end = head.firstIndex(of: ">"),
      let key = head[..<end].firstRange(of: "encoding")
    else { return nil }
    let value = head[key.upperBound..<end].drop { $0 == " " || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    guard let encoding = Encoding(label: value.dropFirst().prefix { $0 != quote }) else { return nil }
    return encoding == .utf16LE || encoding == .utf16BE ? .utf8 : encoding
  }

  /// Resolves character references, HTML's names included: RSS used them without declaring them.
  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let document = HTMLDocument.parseFragment(Array(text.utf8), context: "title")
    return document.textContent(of: document.fragmentRoot)
  }

  /// The text of markup, with white space as a browser shows it.
  static func plain(markup: String) -> String {
    guard markup.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return collapsed(markup)
    }
    let document = HTMLDocument.parseFragment(Array(markup.utf8), context: "div")
    // “List<String> in Java” isn't markup, whatever its feed says.
    let isMarkup = document.descendants(of: document.fragmentRoot).allSatisfy { node in
      !document.isElement(node) || known.contains(document.name(of: node))
    }
    guard isMarkup else { return collapsed(resolved(markup)) }
    var text = ""
    for node in document.descendants(of: document.fragmentRoot) where document.kind(of: node) == .text {
      let parent = document.parent(of: node)
      if let parent, ["script", "style"].contains(document.name(of: parent)) { continue }
      text += document.text(of: node)
    }
    return collapsed(text)
  }

  /// Text in base 64 (RFC 4648), for Atom 0.3's `mode="base64"`; nil for anything else.
  ///
  /// Line ends are skipped and missing padding is added, as feeds need it.
  static func base64(_ encoded: String) -> String? {
    var digits = encoded.utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "=") }
    if digits.count % 4 == 1 { digits.removeLast() }
    digits += [UInt8](repeating: UInt8(ascii: "="), count: (4 - digits.count % 4) % 4)
    return Data(base64Encoded: Data(digits)).map { String(decoding: $0, as: UTF8.self) }
  }

  static func collapsed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Elements that occur in titles; any other name in angle brackets is part of the title.
  private static let known: Set<String> = [
    "html", "a", "abbr", "applet", "b", "big", "blink", "br", "cite", "code", "del", "div", "em", "embed", "font", "h1",
    "h2", "h3", "i", "iframe", "img", "ins", "kbd", "link", "mark", "meta", "nobr", "object", "p", "q", "s", "script",
    "small", "span", "strike", "strong", "style", "sub", "sup", "tt", "u", "wbr",
  ]
}
