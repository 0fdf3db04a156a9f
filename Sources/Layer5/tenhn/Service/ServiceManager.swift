import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reports the state of this service to its manager, by the protocol of sd_notify(3): a datagram of `NAME=value` lines to the
/// socket that `NOTIFY_SOCKET` names. A few system calls do it without libsystemd.
struct ServiceManager: Sendable {
  private let path: String
  /// How often the manager expects a sign of life: half of the time after which it restarts the service. Nil if it expects none.
  let interval: Duration?

  /// Returns nil if no manager expects reports.
  init?(environment: [String: String]) {
    guard let path = environment["NOTIFY_SOCKET"], path.hasPrefix("/") || path.hasPrefix("@"), path.utf8.count < 108
    else { return nil }
    self.path = path
    interval = environment["WATCHDOG_USEC"].flatMap { Int64($0) }.map { .microseconds(max(1_000_000, $0 / 2)) }
  }

  /// Sends a report. The service runs on if nobody listens.
  ///
  /// - Parameter state: such as `READY=1`.
  /// - Returns: whether it was sent.
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
    // A leading @ means the NUL of Linux's abstract sockets.
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
