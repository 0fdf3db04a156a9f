import EditionModel
public import Extraction

/// A page to read.
public struct PageRequest: Hashable, Sendable {
  /// How the bytes are to be understood.
  public enum Kind: String, Codable, Hashable, Sendable {
    /// Markup, as UTF-8.
    case html
    /// Plain text, as UTF-8.
    case plainText = "plain-text"
    /// What Poppler's `pdftotext -bbox-layout` writes.
    case printedLayout = "printed-layout"
  }

  /// How the bytes are to be understood.
  public var kind: Kind
  /// The page's address, against which links are resolved.
  public var url: String
  /// The facts of the HTTP exchange, for the receipt.
  public var exchange: ExchangeFacts?
  /// Whether all words that a reader of the page could see are wanted too.
  public var wantsVisibleText: Bool
  /// The page.
  public var bytes: [UInt8]

  /// Makes a request.
  public init(
    _ kind: Kind, url: String, exchange: ExchangeFacts? = nil, wantsVisibleText: Bool = false, bytes: [UInt8]
  ) {
    self.kind = kind
    self.url = url
    self.exchange = exchange
    self.wantsVisibleText = wantsVisibleText
    self.bytes = bytes
  }
}

/// What a page says.
public struct PageAnswer: Sendable {
  /// Its article, the receipt, and its requests to those who show it elsewhere.
  public var extract: Extract
  /// All words that a reader of the page could see, if they were asked for.
  public var visibleText: String?
}

extension PageRequest {
  private struct Head: Codable {
    var kind: Kind
    var url: String
    var exchange: ExchangeFacts?
    var wantsVisibleText: Bool
  }

  /// The request on its way to a worker: a line of JSON, then the page.
  var frame: [UInt8] {
    get throws {
      let head = Head(kind: kind, url: url, exchange: exchange, wantsVisibleText: wantsVisibleText)
      return try CanonicalJSON.encode(head) + [0x0A] + bytes
    }
  }

  init(frame: [UInt8]) throws {
    let end = frame.firstIndex(of: 0x0A) ?? frame.endIndex
    let head = try CanonicalJSON.decode(Head.self, from: Array(frame[..<end]))
    self.init(
      head.kind, url: head.url, exchange: head.exchange, wantsVisibleText: head.wantsVisibleText,
      bytes: Array(frame[end...].dropFirst()))
  }
}
