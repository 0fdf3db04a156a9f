import NIOCore
import NIOPosix
public import WebAddress

/// Asks one name server, over UDP and, where the answer is too long for that, over TCP (RFC 7766).
public struct StubResolver: Resolver {
  private let server: SocketAddress
  private let patience: TimeAmount

  /// - Parameters:
  ///   - address: of the server, `127.0.0.1`.
  ///   - patience: seconds for one attempt; UDP is tried twice.
  public init?(address: String, port: Int, patience: Int = 3) {
    guard let server = try? SocketAddress(ipAddress: address, port: port) else { return nil }
    self.server = server
    self.patience = .seconds(Int64(patience))
  }

  /// Asks the name server for every address of a name.
  public func addresses(of name: String) async throws(FetchFailure) -> [IPAddress] {
    async let second = answer(name, .aaaa)
    let first = await answer(name, .a)
    let answers = [first, await second].compactMap { $0 }
    guard !answers.isEmpty else { throw FetchFailure(.dns, "the name server does not answer for \(name)") }
    let addresses = answers.flatMap(\.addresses)
    if addresses.isEmpty, let code = answers.map(\.code).first(where: { $0 != 0 }) {
      throw FetchFailure(
        .dns, code == 3 ? "there is no name \(name)" : "the name server answers \(name) with error \(code)")
    }
    return addresses
  }

  private func answer(
    _ name: String, _ kind: DNSMessage.Kind
  ) async -> DNSMessage.Answer? {
    let id = UInt16.random(in: 0...(.max))
    guard let query = DNSMessage.query(id: id, name: name, kind: kind) else { return nil }
    for _ in 0..<2 {
      guard let reply = try? await ask(query, over: .datagram),
        let answer = DNSMessage.answer(reply, to: query, kind: kind)
      else { continue }
      guard answer.isTruncated else { return answer }
      guard let whole = try? await ask(query, over: .stream) else { return nil }
      return DNSMessage.answer(whole, to: query, kind: kind)
    }
    return nil
  }

  private enum Carrier { case datagram, stream }

  private func ask(_ query: [UInt8], over carrier: Carrier) async throws -> [UInt8] {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let reply = loop.makePromise(of: [UInt8].self)
    let channel: any Channel
    do {
      channel = try await send(query, over: carrier, on: loop, to: reply)
    } catch {
      // A promise that is never kept ends a debug build.
      reply.fail(error)
      throw error
    }
    let alarm = loop.scheduleTask(in: patience) { reply.fail(ChannelError.connectTimeout(patience)) }
    defer {
      alarm.cancel()
      channel.close(promise: nil)
    }
    return try await withTaskCancellationHandler {
      try await reply.futureResult.get()
    } onCancel: {
      reply.fail(CancellationError())
    }
  }

  /// Opens a channel to the server and sends the question; what comes back completes `reply`.
  private func send(
    _ query: [UInt8], over carrier: Carrier, on loop: any EventLoop, to reply: EventLoopPromise<[UInt8]>
  ) async throws -> any Channel {
    switch carrier {
    case .datagram:
      // Connected, so that the system drops what others send.
      let channel = try await DatagramBootstrap(group: loop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(DatagramReply(reply))
          }
        }
        .connect(to: server).get()
      channel.writeAndFlush(
        AddressedEnvelope(remoteAddress: server, data: ByteBuffer(bytes: query)), promise: nil)
      return channel
    case .stream:
      let channel = try await ClientBootstrap(group: loop).connectTimeout(patience)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(StreamReply(reply))
          }
        }
        .connect(to: server).get()
      let length = [UInt8(query.count >> 8), UInt8(query.count & 0xFF)]
      channel.writeAndFlush(ByteBuffer(bytes: length + query), promise: nil)
      return channel
    }
  }
}

/// Completes with the first datagram.
private final class DatagramReply: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>

  private let reply: EventLoopPromise<[UInt8]>

  init(_ reply: EventLoopPromise<[UInt8]>) { self.reply = reply }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    reply.succeed(Array(unwrapInboundIn(data).data.readableBytesView))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { reply.fail(error) }
}

/// Completes with the first message behind its length of two bytes.
private final class StreamReply: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let reply: EventLoopPromise<[UInt8]>
  private var pending: [UInt8] = []

  init(_ reply: EventLoopPromise<[UInt8]>) { self.reply = reply }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    pending += Array(unwrapInboundIn(data).readableBytesView)
    guard pending.count >= 2 else { return }
    let length = Int(pending[0]) << 8 | Int(pending[1])
    if pending.count >= length + 2 { reply.succeed(Array(pending[2..<length + 2])) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { reply.fail(error) }

  func channelInactive(context: ChannelHandlerContext) { reply.fail(ChannelError.eof) }
}
