import NIOCore

/// What a server sent that an honest one never sends.
struct ResponseOverflow: Error, Sendable {
  enum Part: Sendable { case head, interim, body }
  var part: Part
}

/// Counts every byte of a response before anything parses it, and ends the connection at the limits.
///
/// The HTTP parser keeps a whole header line and a whole chunk extension in memory, so only this can stop them.
final class ResponseGuard: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let headLimit: Int
  private let bodyLimit: Int
  private var head: [UInt8] = []
  private var headBytes = 0
  private var interims = 0
  private var isInBody = false
  private var bodyBytes = 0

  /// - Parameters:
  ///   - headLimit: bytes of status line and fields, including those of interim responses.
  ///   - bodyLimit: bytes after them, including the framing of chunks.
  init(headLimit: Int, bodyLimit: Int) {
    self.headLimit = headLimit
    self.bodyLimit = bodyLimit
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    // A request goes out: what comes next is the answer to it.
    head = []
    (headBytes, interims, bodyBytes) = (0, 0, 0)
    isInBody = false
    context.write(data, promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    if let part = overflow(in: buffer.readableBytesView) {
      context.fireErrorCaught(ResponseOverflow(part: part))
      context.close(promise: nil)
    } else {
      context.fireChannelRead(data)
    }
  }

  private func overflow(in bytes: ByteBufferView) -> ResponseOverflow.Part? {
    var rest = bytes[...]
    while !isInBody, !rest.isEmpty {
      // Only a line's first bytes are kept: enough to tell the empty line, and the status of the first.
      guard let newline = rest.firstIndex(of: UInt8(ascii: "\n")) else {
        headBytes += rest.count
        head += rest.prefix(max(0, 16 - head.count))
        return headBytes > headLimit ? .head : nil
      }
      headBytes += newline - rest.startIndex + 1
      guard headBytes <= headLimit else { return .head }
      head += rest[..<newline].prefix(max(0, 16 - head.count))
      rest = rest[(newline + 1)...]
      if let part = endLine() { return part }
    }
    bodyBytes += rest.count
    return bodyBytes > bodyLimit ? .body : nil
  }

  private var isInterim = false

  private func endLine() -> ResponseOverflow.Part? {
    defer { head = [] }
    if head.last == UInt8(ascii: "\r") { head.removeLast() }
    if head.isEmpty {
      guard isInterim else {
        isInBody = true
        return nil
      }
      isInterim = false
      interims += 1
      return interims > 20 ? .interim : nil
    }
    if head.starts(with: "HTTP/1.".utf8), head.count > 9, head[9] == UInt8(ascii: "1") { isInterim = true }
    return nil
  }
}
