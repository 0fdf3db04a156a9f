/// What a transfer received, held to its limits. It knows nothing of libcurl.
struct TransferIntake {
  /// Why a transfer was ended from here.
  enum Stop: Equatable {
    /// The body is complete as far as it is wanted.
    case cut
    case head, interims, body, framing
    /// A socket or a kept connection of another place.
    case endpoint

    /// Nil where that is no failure.
    var reason: CurlFailure.Reason? {
      switch self {
      case .cut: nil
      case .head: .headLimit
      case .interims: .interimLimit
      case .body: .bodyLimit
      case .framing: .framingLimit
      case .endpoint: .endpoint
      }
    }
  }

  let limits: CurlLimits
  private(set) var head: [UInt8] = []
  private(set) var headBytes = 0
  private(set) var body: [UInt8] = []
  /// Whether the final answer's header is complete.
  private(set) var hasAnswer = false
  var stop: Stop?
  /// The last line outside of an answer of HTTP: a reply of SMTP.
  private var reply: [UInt8] = []
  /// Whether what comes now may replace that line.
  var keepsReplies = true

  /// The reply without its end of line.
  var replyText: String { String(decoding: reply.prefix { $0 != 0x0D && $0 != 0x0A }.prefix(500), as: UTF8.self) }

  private var bodyWireBytes = 0
  private var interims = 0
  private var isInBlock = false

  init(limits: CurlLimits) { self.limits = limits }

  /// Takes a line of header, of an interim answer, or of a trailer. Returns false if the transfer must end.
  mutating func take(line: UnsafeRawBufferPointer) -> Bool {
    headBytes += line.count
    guard headBytes <= limits.headBytes else { return end(.head) }
    // Trailers come after the body; nothing reads them.
    guard !hasAnswer else { return true }
    if !isInBlock, line.starts(with: "HTTP/".utf8) {
      head = []
      isInBlock = true
    }
    if !isInBlock, keepsReplies { reply = Array(line) }
    head += line
    guard isInBlock, line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) else { return true }
    isInBlock = false
    // 1xx, except for 101: that would be another protocol, which nobody asked for.
    let isInterim = statusDigits.first == UInt8(ascii: "1") && !statusDigits.elementsEqual("101".utf8)
    guard isInterim else {
      hasAnswer = true
      return true
    }
    interims += 1
    return interims <= limits.interims || end(.interims)
  }

  private var statusDigits: ArraySlice<UInt8> {
    let line = head.prefix { $0 != 0x0D && $0 != 0x0A }
    return line.drop { $0 != 0x20 }.dropFirst().prefix(3)
  }

  /// Makes room for a body of a declared length, as far as it may be that long.
  mutating func expect(bodyBytes: Int) {
    guard body.isEmpty, bodyBytes > 0 else { return }
    body.reserveCapacity(min(bodyBytes, limits.bodyBytes))
  }

  /// Takes a part of the body. Returns false if the transfer must end.
  mutating func take(body part: UnsafeRawBufferPointer) -> Bool {
    guard stop == nil else { return false }
    let room = limits.bodyBytes - body.count
    guard part.count > room else {
      body += part
      return true
    }
    guard limits.cutsBody else { return end(.body) }
    body += part.prefix(room)
    return end(.cut)
  }

  /// Counts bytes of the body as they came, the framing of chunks among them. Returns false if the transfer must end.
  mutating func count(bodyWireBytes count: Int) -> Bool {
    bodyWireBytes += count
    return bodyWireBytes <= limits.bodyBytes + limits.framingBytes || end(.framing)
  }

  mutating func end(_ reason: Stop) -> Bool {
    if stop == nil { stop = reason }
    return false
  }
}
