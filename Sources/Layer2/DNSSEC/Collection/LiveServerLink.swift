import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks name servers at port 53: over UDP with EDNS, and over TCP (RFC 7766) where the answer is cut or no datagram comes back.
public struct LiveServerLink: ServerLink {
  private let port: Int
  private let patience: TimeAmount

  /// - Parameters:
  ///   - port: of all servers.
  ///   - milliseconds: for one attempt; UDP is tried twice, TCP once.
  public init(port: Int = 53, milliseconds: Int64 = 1500) {
    self.port = port
    patience = .milliseconds(milliseconds)
  }

  /// Asks one server, over TCP if UDP fails.
  public func ask(_ question: Question, of server: NameServer, _ options: QueryOptions) async -> Reply {
    var reply = Reply(server: server, question: question, outcome: .silence)
    guard let address = try? SocketAddress(ipAddress: "\(server.address)", port: port) else { return reply }
    for _ in 0..<2 {
      let outcome = await attempt(question, options, at: address, over: .datagram)
      reply.outcome = outcome
      switch outcome {
      case .message(let message) where !message.isTruncated: return reply
      case .message:
        let whole = await attempt(question, options, at: address, over: .stream)
        if case .message = whole { reply.outcome = whole } else { reply.refusedStream = true }
        return reply
      // Asking again won't mend these.
      case .malformed: return reply
      case .unreachable, .silence: break
      }
    }
    let outcome = await attempt(question, options, at: address, over: .stream)
    if case .message = outcome {
      reply.outcome = outcome
      reply.lostDatagrams = true
    }
    return reply
  }

  private enum Carrier { case datagram, stream }

  private func attempt(
    _ question: Question, _ options: QueryOptions, at server: SocketAddress, over carrier: Carrier
  ) async -> Reply.Outcome {
    let id = UInt16.random(in: 0...(.max))
    let query = question.message(id: id, options)
    let expectation = ReplyExpectation(id: id, question: question)
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let outcome = loop.makePromise(of: Reply.Outcome.self)
    let channel: any Channel
    do {
      channel = try await connect(to: server, over: carrier, on: loop, expectation, outcome)
    } catch {
      outcome.succeed(.silence)
      return .unreachable(Self.cause(of: error))
    }
    let alarm = loop.scheduleTask(in: patience) { outcome.succeed(.silence) }
    let length = carrier == .stream ? [UInt8(query.count >> 8), UInt8(query.count & 0xFF)] : []
    channel.writeAndFlush(ByteBuffer(bytes: length + query), promise: nil)
    let result = try? await withTaskCancellationHandler {
      try await outcome.futureResult.get()
    } onCancel: {
      outcome.succeed(.silence)
    }
    alarm.cancel()
    channel.close(promise: nil)
    return result ?? .silence
  }

  private func connect(
    to server: SocketAddress, over carrier: Carrier, on loop: any EventLoop, _ expectation: ReplyExpectation,
    _ outcome: EventLoopPromise<Reply.Outcome>
  ) async throws -> any Channel {
    switch carrier {
    case .datagram:
      // Connected, so that the system drops what others send and tells when nothing listens.
      try await DatagramBootstrap(group: loop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandlers([
              DatagramWrapper(server), DatagramListener(expectation, outcome),
            ])
          }
        }
        // A longer datagram than was offered is read too: it tells of the server.
        .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 65_535))
        .connect(to: server).get()
    case .stream:
      try await ClientBootstrap(group: loop).connectTimeout(patience)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(StreamListener(expectation, outcome))
          }
        }
        .connect(to: server).get()
    }
  }

  static func cause(of error: any Error) -> String {
    switch error {
    case let error as IOError where error.errnoCode == ECONNREFUSED: "it refuses connections"
    case let error as IOError where error.errnoCode == ENETUNREACH || error.errnoCode == EHOSTUNREACH:
      "no way leads there"
    case is ChannelError, is NIOConnectionError: "it takes no connection"
    default: "the system refuses to send"
    }
  }
}

/// What an answer must show to be one: the number and the question of the query.
struct ReplyExpectation: Sendable {
  let id: UInt16
  let question: Question

  /// The outcome that some bytes stand for; nil if they belong to another query.
  func outcome(_ bytes: [UInt8]) -> Reply.Outcome? {
    guard bytes.count >= 2, UInt16(bytes[0]) << 8 | UInt16(bytes[1]) == id else { return nil }
    guard let message = Message(bytes) else { return .malformed }
    // A server that doesn't understand the query may leave the question out.
    if let asked = message.question, asked != question { return nil }
    return message.question == nil && message.code == 0 ? .malformed : .message(message)
  }
}

/// Addresses what is written.
private final class DatagramWrapper: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = AddressedEnvelope<ByteBuffer>

  private let server: SocketAddress

  init(_ server: SocketAddress) { self.server = server }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let envelope = AddressedEnvelope(remoteAddress: server, data: unwrapOutboundIn(data))
    context.write(wrapOutboundOut(envelope), promise: promise)
  }
}

/// Completes with the first datagram that answers the query.
private final class DatagramListener: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>

  private let expectation: ReplyExpectation
  private let outcome: EventLoopPromise<Reply.Outcome>

  init(_ expectation: ReplyExpectation, _ outcome: EventLoopPromise<Reply.Outcome>) {
    self.expectation = expectation
    self.outcome = outcome
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = Array(unwrapInboundIn(data).data.readableBytesView)
    if let result = expectation.outcome(bytes) { outcome.succeed(result) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    outcome.succeed(.unreachable(LiveServerLink.cause(of: error)))
  }
}

/// Completes with the first message behind its length of two bytes.
private final class StreamListener: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let expectation: ReplyExpectation
  private let outcome: EventLoopPromise<Reply.Outcome>
  private var pending: [UInt8] = []

  init(_ expectation: ReplyExpectation, _ outcome: EventLoopPromise<Reply.Outcome>) {
    self.expectation = expectation
    self.outcome = outcome
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    pending += Array(unwrapInboundIn(data).readableBytesView)
    guard pending.count >= 2 else { return }
    let length = Int(pending[0]) << 8 | Int(pending[1])
    guard pending.count >= length + 2 else { return }
    outcome.succeed(expectation.outcome(Array(pending[2..<length + 2])) ?? .malformed)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    outcome.succeed(.unreachable(LiveServerLink.cause(of: error)))
  }

  func channelInactive(context: ChannelHandlerContext) { outcome.succeed(.silence) }
}
