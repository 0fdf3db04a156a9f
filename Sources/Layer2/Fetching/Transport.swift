public import Archive
public import EditionModel
public import WebAddress

/// Carries one request to its one answer: over the network, or out of an archive.
///
/// A transport doesn't follow redirects and doesn't decode content. It must keep the limits of the request.
public protocol Transport: Sendable {
  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange
}

/// A GET request and the limits under which it may be answered.
public struct ExchangeRequest: Sendable {
  /// The URL to get; it was vetted before.
  public var url: WebURL
  /// The header fields to send.
  public var headers: HeaderFields
  /// The most bytes of body that may come over the wire.
  public var bodyLimit: Int
  /// Whether a larger body is cut there rather than refused (robots.txt is read that way, RFC 9309, section 2.5).
  var cutsAtLimit: Bool
  /// How long the exchange may take in all, retries among it.
  public var time: Duration

  /// Creates a request.
  public init(url: WebURL, headers: HeaderFields, bodyLimit: Int, cutsAtLimit: Bool = false, time: Duration) {
    self.url = url
    self.headers = headers
    self.bodyLimit = bodyLimit
    self.cutsAtLimit = cutsAtLimit
    self.time = time
  }
}

/// An answer as it came, and when.
public struct Exchange: Sendable, Hashable {
  /// When the answer came.
  public var date: Timestamp
  /// Its body has the content coding still on.
  public var response: HTTPResponseMessage
  /// Whether the body was cut at the request's limit.
  public var isCut: Bool
  /// The address that answered, where there was one.
  public var remoteAddress: String?

  /// Creates an exchange.
  public init(date: Timestamp, response: HTTPResponseMessage, isCut: Bool = false, remoteAddress: String? = nil) {
    self.date = date
    self.response = response
    self.isCut = isCut
    self.remoteAddress = remoteAddress
  }
}
