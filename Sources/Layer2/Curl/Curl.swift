public import WebAddress

/// One transfer over libcurl: what is asked, where a connection may lead, and how much may come back.
///
/// With ``CurlDriver``, which carries transfers out, this is the public face of the module. Every transfer is careful by
/// itself: it follows no redirect, verifies certificates, and uses no proxy, cookie or password of its surroundings. Whoever
/// needs another protocol or method adds a ``CurlOption``.
public struct CurlTransfer: Sendable {
  /// The address, as RFC 3986 has it.
  public var url: String
  /// What the transfer does apart from the defaults, in order; a later option overrides an earlier one.
  public var options: [CurlOption]
  /// How much of an answer is taken.
  public var limits: CurlLimits
  /// The one place that a connection may lead to; nil lets libcurl look the host up.
  public var endpoint: CurlEndpoint?
  /// What is sent as it is, such as a mail; nil for none.
  public var upload: CurlUpload?
  /// Told of each part of the body as it comes, before its content coding is undone. It is called on the driver's thread, so it
  /// must be quick.
  public var whenBody: (@Sendable ([UInt8]) -> Void)?

  /// Creates a transfer; without options it is a GET.
  public init(
    _ url: String, options: [CurlOption] = [], limits: CurlLimits = CurlLimits(), endpoint: CurlEndpoint? = nil,
    upload: CurlUpload? = nil
  ) {
    self.url = url
    self.options = options
    self.limits = limits
    self.endpoint = endpoint
    self.upload = upload
  }
}

/// Bytes that a transfer sends, and a last word before the other side can act on them.
public struct CurlUpload: Sendable {
  /// What is sent.
  public var bytes: [UInt8]
  /// Called once on the driver's thread before the last of the bytes are handed over, or before an upload without bytes ends. If it returns false, the connection is closed
  /// with the upload unfinished.
  public var mayEnd: @Sendable () -> Bool

  /// Creates an upload.
  public init(_ bytes: [UInt8], mayEnd: @escaping @Sendable () -> Bool = { true }) {
    self.bytes = bytes
    self.mayEnd = mayEnd
  }
}

/// An address and a port, vetted by whoever made the transfer.
///
/// The transfer asks for no other, and each socket and each kept connection is compared with it. Transfers that differ in it
/// never share a connection.
public struct CurlEndpoint: Sendable, Hashable {
  /// The address.
  public var address: IPAddress
  /// The port, 1 to 65535.
  public var port: Int

  /// Creates an endpoint.
  public init(_ address: IPAddress, port: Int) {
    self.address = address
    self.port = port
  }
}

/// How much of an answer is taken. More ends the transfer.
public struct CurlLimits: Sendable, Hashable {
  /// Bytes of header, those of interim answers and trailers among them.
  public var headBytes = 128 << 10
  /// Interim answers (1xx) before the real one.
  var interims = 20
  /// Bytes of body, as they are after the transfer coding and before the content coding is undone.
  public var bodyBytes = 1 << 20
  /// Bytes that framing, such as that of chunks, may add to the body's.
  public var framingBytes = 1 << 20
  /// Whether a larger body is cut rather than refused.
  public var cutsBody = false

  /// Creates the usual limits.
  public init() {}
}

/// What came back.
public struct CurlAnswer: Sendable, Hashable {
  /// The protocol's number for the outcome: the status of HTTP, the last reply of SMTP.
  public var code: Int
  /// The lines before the body as they came, ends of line included: of HTTP, those of the last answer.
  public var head: [UInt8]
  /// The body with its content coding on.
  public var body: [UInt8]
  /// Whether the body was cut at its limit.
  public var isCut = false
  /// What TLS agreed on; nil unless ``CurlOption/handshakeAlone`` asked for it.
  public var security: CurlSecurity?
  /// The last line of a reply outside of HTTP: of SMTP, what the server said about the message.
  public var reply = ""
}
