import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Limits what clients may take.
public struct ServerLimits: Sendable {
  /// Connections that are served at a time. One more takes the place of one that waits for a request. If no connection waits, the new
  /// one gets 503 and is closed.
  public var connections = 512
  /// Seconds in which a connection must send a request's head, the first or the next.
  public var idle: Int64 = 30
  /// Seconds in which a request's whole body must arrive.
  public var body: Int64 = 15
  /// Seconds in which a client must take an answer.
  public var answer: Int64 = 300
  /// How long readers wait who come before the server is open.
  public var opening = Duration.seconds(10)

  /// The standard limits.
  public init() {}
}

/// Keeps one connection within ``ServerLimits``. Why: a client that sends or takes its bytes one by one holds a connection, and their
/// number is limited.
///
/// A deadline is a number that a timer looks at. At most one timer runs for a connection: a timer for each request costs more
/// than the request.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServerLimits
  private let connections: OpenConnections
  /// Tells work for this connection that it is over.
  let end = ConnectionEnd()
  private var place: OpenConnections.Place?
  private var isShed = false
  /// Requests whose answers are not yet written.
  private var unanswered = 0
  /// The head of a GET or HEAD request with a body, held until the whole body is there. Why: such a request with broken chunks was
  /// answered with 200 before anyone saw that it isn't a message (RFC 9112, section 7.1).
  private var held: NIOAny?
  /// When the request that is being read must be complete; nil between requests.
  private var requestDeadline: NIODeadline?
  /// When the bytes that are being sent must be taken. It may remain after they are.
  private var answerDeadline: NIODeadline?
  private var timer: (task: Scheduled<Void>, due: NIODeadline)?

  init(limits: ServerLimits, connections: OpenConnections) {
    self.limits = limits
    self.connections = connections
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let eventLoop = context.eventLoop
    let bound = NIOLoopBound((self, context), eventLoop: eventLoop)
    let place = OpenConnections.Place(now: eventLoop.now) {
      eventLoop.execute {
        let (handler, context) = bound.value
        handler.giveWay(context)
      }
    }
    self.place = place
    if !connections.enter(place, limit: limits.connections) {
      isShed = true
      // It gets its answer when it asks. If it never asks, it is closed soon.
      requestDeadline = .now() + .seconds(2)
      look(by: requestDeadline, context)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .inputClosed? = event as? ChannelEvent { end.setOver() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    end.setOver()
    leave()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let request):
      if isShed { return refuse(context) }
      unanswered += 1
      place?.setBusy()
      requestDeadline = context.eventLoop.now + .seconds(limits.body)
      look(by: requestDeadline, context)
      if request.readsWithBody {
        held = data
        return
      }
    case .body: if isShed || held != nil { return }
    case .end:
      if isShed { return }
      requestDeadline = nil
      if let head = held { context.fireChannelRead(head) }
      held = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head:
      if isSending(context) { break }
      // While an earlier answer isn't taken yet, a later one gets no time of its own.
      answerDeadline = context.eventLoop.now + .seconds(limits.answer)
      look(by: answerDeadline, context)
    case .body: break
    case .end:
      unanswered = max(0, unanswered - 1)
      if unanswered == 0 { place?.setWaiting(since: context.eventLoop.now) }
    }
    context.write(data, promise: promise)
  }

  /// Whether there are bytes that the client hasn't taken.
  private func isSending(_ context: ChannelHandlerContext) -> Bool {
    let waiting = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
    return (waiting ?? 0) > 0
  }

  /// Schedules a look at a deadline.
  private func look(by deadline: NIODeadline?, _ context: ChannelHandlerContext) {
    guard let deadline, timer.map({ deadline < $0.due }) ?? true else { return }
    timer?.task.cancel()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let task = context.eventLoop.scheduleTask(deadline: deadline) {
      let (handler, context) = bound.value
      handler.look(context)
    }
    timer = (task, deadline)
  }

  private func look(_ context: ChannelHandlerContext) {
    timer = nil
    let now = context.eventLoop.now
    if !isSending(context) { answerDeadline = nil }
    let next = [requestDeadline, answerDeadline].compactMap(\.self).min()
    guard let next, next <= now else { return look(by: next, context) }
    context.channel.close(promise: nil)
  }

  private func refuse(_ context: ChannelHandlerContext) {
    let head = HTTPResponse(
      status: .serviceUnavailable,
      headerFields: [.contentLength: "0", .retryAfter: "5", .connection: "close"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let channel = context.channel
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
  }

  /// Closes for a newcomer, unless a request came meanwhile or the last answer is still being taken.
  private func giveWay(_ context: ChannelHandlerContext) {
    guard unanswered == 0, !isSending(context) else { return }
    context.channel.close(promise: nil)
  }

  private func leave() {
    timer?.task.cancel()
    timer = nil
    if let place { connections.leave(place) }
    place = nil
  }
}

extension HTTPRequest {
  /// Whether it is a GET or HEAD request with a body, which has no meaning (RFC 9110, section 9.3.1).
  fileprivate var readsWithBody: Bool {
    guard method == .get || method == .head else { return false }
    return headerFields[.transferEncoding] != nil || headerFields[.contentLength].map { $0 != "0" } == true
  }
}
