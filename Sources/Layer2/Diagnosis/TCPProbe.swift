import NIOCore
import NIOPosix
public import WebAddress

/// Whether an address takes a connection; it is closed at once and nothing is sent.
public enum TCPProbe {
  /// Returns whether the address accepts a connection at the port.
  @Sendable public static func connects(to address: IPAddress, port: Int) async -> Bool {
    do {
      let target = try SocketAddress(ipAddress: "\(address)", port: port)
      let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connectTimeout(.seconds(5)).connect(to: target).get()
      channel.close(promise: nil)
      return true
    } catch {
      return false
    }
  }
}
