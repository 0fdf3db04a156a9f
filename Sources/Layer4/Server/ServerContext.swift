import HTTPTypes
import Hummingbird
import NIOCore
import WebAddress

/// What a request carries through middleware and routes beside itself: whose connection it came over.
struct ServerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Few requests ask for its address, so it is read when they do.
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// Nil where there is no socket.
  var peer: IPAddress? {
    channel.remoteAddress?.ipAddress.flatMap { IPAddress(String($0.prefix { $0 != "%" })) }
  }

  /// Who asks, by the peer's address and, from a trusted proxy, by what that says.
  func client(of request: Request, trusted: TrustedProxies) -> ClientAddress {
    ClientAddress(
      peer: peer, forwardedFor: values(of: "X-Forwarded-For", in: request),
      forwardedProto: values(of: "X-Forwarded-Proto", in: request).first, trusted: trusted)
  }

  private func values(of name: String, in request: Request) -> [String] {
    HTTPField.Name(name).map { request.headers[values: $0] } ?? []
  }
}
