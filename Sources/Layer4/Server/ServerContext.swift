import HTTPTypes
import Hummingbird
import NIOCore
import Programs
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

  /// Who asks: the peer or, from a trusted proxy, the client that it names.
  func client(of request: Request, trusted: TrustedProxies) -> ClientAddress {
    ClientAddress(
      peer: peer, forwardedFor: values(of: "X-Forwarded-For", in: request),
      forwardedProto: values(of: "X-Forwarded-Proto", in: request).first, trusted: trusted)
  }

  private func values(of name: String, in request: Request) -> [String] {
    HTTPField.Name(name).map { request.headers[values: $0] } ?? []
  }
}
