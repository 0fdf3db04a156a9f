import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells the service manager how things stand, by the protocol of sd_notify(3): a datagram of `NAME=value` lines to the
/// socket that `NOTIFY_SOCKET` names. Those are a few system calls; libsystemd would be a library for them.
struct ServiceManager: Sendable {
  private let path: String
  /// How often it wants a sign of life, half of the time after which it would restart the service; nil where it wants none.
  let interval: Duration?

  /// Nil where nobody asked to be told.
  init?(environment: [String: String]) {
    guard let path = environment["NOTIFY_SOCKET"], path.hasPrefix("/") || path.hasPrefix("@"), path.utf8.count < 108
    else { return nil }
    self.path = path
    interval = environment["WATCHDOG_USEC"].flatMap { Int64($0) }.map { .microseconds(max(1_000_000, $0 / 2)) }
  }

  /// - Parameter state: such as `READY=1`. That nobody listens is no error: the service runs all the same.
  @discardableResult
  func tell(_ state: String) -> Bool {
    #if canImport(Glibc)
      let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    #else
      let descriptor = socket(AF_UNIX, SOCK_DGRAM, 0)
    #endif
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // An @ at the beginning stands for the NUL of Linux's abstract sockets.
    var bytes = Array(path.utf8)
    if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path).map { $0 + bytes.count } ?? 0)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { target in
        sendto(descriptor, state, state.utf8.count, 0, target, length) == state.utf8.count
      }
    }
  }
}
