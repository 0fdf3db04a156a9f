import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Server

/// Takes the encoder's place: a channel counts only bytes as waiting.
private final class Wire: ChannelOutboundHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = ByteBuffer

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    var text = "part"
    if case .head(let head) = unwrapOutboundIn(data) {
      text = "\(head.status.code) " + head.headerFields.map { "\($0.name): \($0.value)" }.joined(separator: "; ")
    }
    context.write(wrapOutboundOut(ByteBuffer(string: text)), promise: promise)
  }
}

@Suite("Connections") struct ConnectionGuardTests {
  private static let head = HTTPRequestPart.head(
    HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/"))

  @Test("If all are busy, one connection too many gets 503 and is closed; there is room again when another goes")
  func sheds() throws {
    var limits = ServerLimits()
    limits.connections = 1
    let connections = OpenConnections()
    let first = try channel(limits, connections)
    try first.writeInbound(Self.head)
    let second = try channel(limits, connections)
    try second.writeInbound(Self.head)
    #expect(try second.readInbound(as: HTTPRequestPart.self) == nil)
    let answer = try #require(try second.readOutbound(as: ByteBuffer.self))
    #expect(String(buffer: answer).contains("503"))
    #expect(String(buffer: answer).contains("Retry-After: 5"))
    #expect(!second.isActive)
    _ = try first.finish(acceptAlreadyClosed: true)
    let third = try channel(limits, connections)
    try third.writeInbound(Self.head)
    #expect(try third.readInbound(as: HTTPRequestPart.self) != nil)
  }

  @Test("One connection too many takes the place of the one that has waited longest for a request")
  func givesWay() throws {
    var limits = ServerLimits()
    limits.connections = 3
    let connections = OpenConnections()
    // One with a request, one whose answer is out for long, one that has just come.
    let busy = try channel(limits, connections)
    try busy.writeInbound(Self.head)
    let silent = try channel(limits, connections)
    silent.embeddedEventLoop.advanceTime(by: .seconds(1))
    let answered = try channel(limits, connections)
    answered.embeddedEventLoop.advanceTime(by: .seconds(2))
    try answer(answered)
    answered.flush()
    let newcomer = try channel(limits, connections)
    for channel in [busy, silent, answered] { channel.embeddedEventLoop.run() }
    #expect(!silent.isActive)
    #expect(busy.isActive && answered.isActive)
    try newcomer.writeInbound(Self.head)
    #expect(try newcomer.readInbound(as: HTTPRequestPart.self) != nil)
  }

  @Test("A connection that is still taking its answer keeps its place")
  func staysWhileTaking() throws {
    var limits = ServerLimits()
    limits.connections = 1
    let connections = OpenConnections()
    let taking = try channel(limits, connections)
    try answer(taking)
    _ = try channel(limits, connections)
    taking.embeddedEventLoop.run()
    #expect(taking.isActive)
    // It is asked only once: slow clients must not let in one connection each time.
    let third = try channel(limits, connections)
    try third.writeInbound(Self.head)
    #expect(try third.readInbound(as: HTTPRequestPart.self) != nil, "the second waits, and gives way")
  }

  @Test("A GET request with a body is passed on when the body is whole, without it")
  func bodiesThatSayNothing() throws {
    let channel = try channel(ServerLimits(), OpenConnections())
    var request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/")
    request.headerFields[.transferEncoding] = "chunked"
    try channel.writeInbound(HTTPRequestPart.head(request))
    try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
    #expect(try channel.readInbound(as: HTTPRequestPart.self) == nil)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    #expect(try channel.readInbound(as: HTTPRequestPart.self) == .head(request))
    #expect(try channel.readInbound(as: HTTPRequestPart.self) == .end(nil))
    // The next on the same connection, without a body, passes at once.
    try channel.writeInbound(Self.head)
    #expect(try channel.readInbound(as: HTTPRequestPart.self) == Self.head)
  }

  @Test("A slow body is cut off in time, a whole one is not")
  func slowBodies() throws {
    let slow = try channel(ServerLimits(), OpenConnections())
    try slow.writeInbound(Self.head)
    for _ in 0..<14 {
      slow.embeddedEventLoop.advanceTime(by: .seconds(1))
      try slow.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
    }
    #expect(slow.isActive)
    slow.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(!slow.isActive)
    let quick = try channel(ServerLimits(), OpenConnections())
    try quick.writeInbound(Self.head)
    try quick.writeInbound(HTTPRequestPart.end(nil))
    quick.embeddedEventLoop.advanceTime(by: .seconds(60))
    #expect(quick.isActive, "the idle time-out closes an idle connection")
  }

  @Test("An answer that isn't taken is cut off in time, however many more are asked for; one that is taken is not")
  func slowTakers() throws {
    let slow = try channel(ServerLimits(), OpenConnections())
    for _ in 0..<3 {
      slow.embeddedEventLoop.advanceTime(by: .seconds(90))
      try answer(slow)
    }
    #expect(slow.isActive)
    // 301 seconds after the first of them.
    slow.embeddedEventLoop.advanceTime(by: .seconds(121))
    #expect(!slow.isActive)
    let quick = try channel(ServerLimits(), OpenConnections())
    for _ in 0..<10 {
      quick.embeddedEventLoop.advanceTime(by: .seconds(90))
      try answer(quick)
      quick.flush()
    }
    quick.embeddedEventLoop.advanceTime(by: .seconds(600))
    #expect(quick.isActive)
  }

  /// Writes an answer without flushing it, as for a client that takes nothing.
  private func answer(_ channel: EmbeddedChannel) throws {
    try channel.writeInbound(Self.head)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
    channel.write(HTTPResponsePart.end(nil), promise: nil)
  }

  private func channel(_ limits: ServerLimits, _ connections: OpenConnections) throws -> EmbeddedChannel {
    let channel = EmbeddedChannel()
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    try channel.pipeline.syncOperations.addHandler(Wire())
    try channel.pipeline.syncOperations.addHandler(ConnectionGuard(limits: limits, connections: connections))
    return channel
  }
}
