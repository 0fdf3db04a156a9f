import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// How much the server bears from its clients.
public struct ServerLimits: Sendable {
  /// Connections that are served at a time. One more takes the place of one that waits for a request; where none does, it
  /// is told 503 and closed.
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

/// Keeps one connection within ``ServerLimits``: a client that sends or takes its bytes one by one holds a
/// connection, and there are only so many.
///
/// A deadline is a number that the timer looks at when it comes, since a timer for each request costs more than the
/// request. At most one timer runs for a connection.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServerLimits
  private let connections: OpenConnections
  private var place: OpenConnections.Place?
  private var isShed = false
  /// Requests whose answers are not yet written.
  private var unanswered = 0
  /// A request to read that carries a body: answered when all of it is there. At once, a body of broken chunks was answered 200
  /// before anyone saw that the message is none (RFC 9112, section 7.1).
  private var held: NIOAny?
  /// When the request that is being read must be there, nil between requests.
  private var requestDeadline: NIODeadline?
  /// When the bytes that are being sent must be taken. It may be left standing when they are.
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
      // It is told when it asks; one that never asks goes soon.
      requestDeadline = .now() + .seconds(2)
      look(by: requestDeadline, context)
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
      // An answer that comes while an earlier one is still not taken gets no time of its own.
      answerDeadline = context.eventLoop.now + .seconds(limits.answer)
      look(by: answerDeadline, context)
    case .body: break
    case .end:
      unanswered = max(0, unanswered - 1)
      if unanswered == 0 { place?.setWaiting(since: context.eventLoop.now) }
    }
    context.write(data, promise: promise)
  }

  /// Whether the client has still to take some bytes.
  private func isSending(_ context: ChannelHandlerContext) -> Bool {
    let waiting = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
    return (waiting ?? 0) > 0
  }

  /// Sees to it that a deadline is looked at when it comes.
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

  /// For a newcomer, unless a request came meanwhile or the last answer is still being taken.
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
  /// Whether it is a request to read with a body all the same, which says nothing (RFC 9110, section 9.3.1).
  fileprivate var readsWithBody: Bool {
    guard method == .get || method == .head else { return false }
    return headerFields[.transferEncoding] != nil || headerFields[.contentLength].map { $0 != "0" } == true
  }
}
