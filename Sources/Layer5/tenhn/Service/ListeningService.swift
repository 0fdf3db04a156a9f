import NIOCore
import OfflineCommands
import ServiceLifecycle

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server, with an error that says what to do if it can't listen.
struct ListeningService: Service {
  private let server: any Service
  private let host: String
  private let port: Int

  /// - Parameters:
  ///   - host: where it listens, and ``port``: for the error.
  init(_ server: any Service, host: String, port: Int) { (self.server, self.host, self.port) = (server, host, port) }

  func run() async throws {
    do {
      try await server.run()
    } catch let error as IOError {
      throw CommandFailure(Self.message(errno: error.errnoCode, host: host, port: port))
    } catch is SocketAddressError {
      throw unknownHost
    } catch is SocketAddressError.UnknownHost {
      throw unknownHost
    }
  }

  private var unknownHost: CommandFailure {
    CommandFailure("Can't listen at \(host): the host name can't be resolved. Use an address of this machine.")
  }

  /// What failed and what to do.
  static func message(errno: Int32, host: String, port: Int) -> String {
    switch errno {
    case EADDRINUSE: "Can't listen on port \(port) of \(host): it is in use. Choose another with --port."
    case EACCES:
      "Can't listen on port \(port): permission denied. Use a port above 1023, or run behind a proxy."
    case EADDRNOTAVAIL:
      "Can't listen at \(host): this machine doesn't have that address. Use 127.0.0.1, or 0.0.0.0 for all addresses."
    default: "Can't listen on port \(port) of \(host): \(String(cString: strerror(errno)))."
    }
  }
}
