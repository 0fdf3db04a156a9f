import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// How much the server bears from its clients.
public struct ServerLimits: Sendable {
  /// Connections that are served at a time; one more is told 503 and closed.
  public var connections = 512
  /// Seconds in which a connection must send a request's head, the first or the next.
  public var idle: Int64 = 30
  /// Seconds in which a request's body must be there, however slowly it drips.
  public var body: Int64 = 15
  /// Seconds in which an answer must be taken.
  public var answer: Int64 = 300
  /// How long a reader who comes before the pages are made is kept waiting.
  public var opening = Duration.seconds(10)

  public init() {}
}

/// How many connections there are.
final class ConnectionCount: Sendable {
  private let count = Atomic(0)

  func enter() -> Int { count.add(1, ordering: .relaxed).newValue }
  func leave() { count.subtract(1, ordering: .relaxed) }
}

/// Keeps one connection within ``ServerLimits``: a client that sends or takes its bytes one by one holds a
/// connection, and there are only so many.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServerLimits
  private let count: ConnectionCount
  private var isCounted = false
  private var isShed = false
  private var deadline: Scheduled<Void>?
  /// A request to read that carries a body: answered when all of it is there. At once, a body of broken chunks was answered 200
  /// before anyone saw that the message is none (RFC 9112, section 7.1).
  private var held: NIOAny?

  init(limits: ServerLimits, count: ConnectionCount) {
    self.limits = limits
    self.count = count
  }

  func handlerAdded(context: ChannelHandlerContext) {
    isCounted = true
    if count.enter() > limits.connections {
      isShed = true
      // It is told when it asks; one that never asks goes soon.
      closeUnlessDone(within: 2, context)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let request):
      if isShed { return refuse(context) }
      closeUnlessDone(within: limits.body, context)
      if request.readsWithBody {
        held = data
        return
      }
    case .body: if isShed || held != nil { return }
    case .end:
      if isShed { return }
      deadline?.cancel()
      if let head = held { context.fireChannelRead(head) }
      held = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head: closeUnlessDone(within: limits.answer, context)
    case .body: break
    case .end:
      let written = promise ?? context.eventLoop.makePromise()
      let guarded = deadline
      written.futureResult.whenComplete { _ in guarded?.cancel() }
      context.write(data, promise: written)
      return
    }
    context.write(data, promise: promise)
  }

  private func closeUnlessDone(within seconds: Int64, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: .seconds(seconds)) { channel.close(promise: nil) }
  }

  private func refuse(_ context: ChannelHandlerContext) {
    let head = HTTPResponse(
      status: .serviceUnavailable,
      headerFields: [.contentLength: "0", .retryAfter: "5", .connection: "close"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
  }

  private func leave() {
    deadline?.cancel()
    guard isCounted else { return }
    isCounted = false
    count.leave()
  }
}

extension HTTPRequest {
  /// Whether it is a request to read with a body all the same, which says nothing (RFC 9110, section 9.3.1).
  fileprivate var readsWithBody: Bool {
    guard method == .get || method == .head else { return false }
    return headerFields[.transferEncoding] != nil || headerFields[.contentLength].map { $0 != "0" } == true
  }
}
