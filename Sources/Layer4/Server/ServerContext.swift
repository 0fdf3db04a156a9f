import HTTPTypes
import Hummingbird
import NIOCore
import Programs
import Site
import Storage
import WebAddress

/// Carries the connection of a request through middleware and routes.
struct ServerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Few requests need its address, so it is read when they do.
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// The address of the other end; nil without a socket.
  var peer: IPAddress? {
    channel.remoteAddress?.ipAddress.flatMap { IPAddress(String($0.prefix { $0 != "%" })) }
  }

  /// The port that the request came to; nil without a socket.
  var port: Int? { channel.localAddress?.port }

  /// Who asks: the peer or, from a trusted proxy, the client that it names.
  func client(of request: Request, trusted: TrustedProxies) -> ClientAddress {
    ClientAddress(
      peer: peer, forwardedFor: values(of: "X-Forwarded-For", in: request),
      forwardedProto: values(of: "X-Forwarded-Proto", in: request).first, trusted: trusted)
  }

  /// Runs a search on the threads for searches. It ends when its reader has closed the connection.
  func search<Result: Sendable>(
    _ body: @escaping @Sendable (SearchWork) throws -> Result
  ) async throws -> Result {
    let work = SearchWork()
    let end = await connectionEnd()
    let number = end?.whenOver { work.stop() }
    defer { if let number { end?.forget(number) } }
    return try await WorkPool.searches.run { try body(work) }
  }

  /// Nil without a socket.
  private func connectionEnd() async -> ConnectionEnd? {
    guard channel.remoteAddress != nil else { return nil }
    return try? await channel.eventLoop.submit { [channel] in
      try channel.pipeline.syncOperations.handler(type: ConnectionGuard.self).end
    }.get()
  }

  private func values(of name: String, in request: Request) -> [String] {
    HTTPField.Name(name).map { request.headers[values: $0] } ?? []
  }
}
