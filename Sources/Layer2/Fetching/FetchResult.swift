public import Archive
import CharacterEncoding
public import EditionModel
import WebAddress

/// What a fetch gave: a body that can be used, or the reason why not, and the way there.
public struct FetchResult: Sendable, Hashable {
  /// As it was asked for.
  public var url: String
  /// After redirects; the URL last tried where the fetch failed.
  public var final: String
  /// Each URL that redirected, in order.
  public var hops: [String] = []
  /// Of the last answer; nil where there was none.
  public var status: Int?
  /// The header fields of the last answer.
  public var headers = HeaderFields()
  /// `text/html` and the like, from the header, corrected by the bytes where they are plainly something else.
  public var type: String?
  /// The name of the encoding by the Encoding standard, of text.
  public var charset: String?
  /// As it came over the wire, the content coding on.
  public var wire: [UInt8] = []
  /// The content coding undone; empty where that failed.
  public var body: [UInt8] = []
  /// When the last answer came.
  public var date: Timestamp?
  /// Time spent in exchanges, waiting for a turn at a host left out.
  public var elapsed: Duration = .zero
  /// Why nothing can be used; nil if the fetch succeeded.
  public var failure: FetchFailure?

  init(url: String) {
    self.url = url
    final = url
  }

  /// One word for counters: `ok`, or the failure's code.
  public var outcome: String { failure?.code.rawValue ?? "ok" }

  /// The host that was asked first, empty where the URL is none.
  public var host: String { WebURL(url)?.hostName ?? "" }

  /// The body as text where the type is text, in UTF-8 and without NUL.
  public var text: [UInt8]? {
    guard failure == nil, let charset, let encoding = Encoding(label: charset) else { return nil }
    let text = encoding.decodeToUTF8(body)
    return text.contains(0) ? text.filter { $0 != 0 } : text
  }
}
