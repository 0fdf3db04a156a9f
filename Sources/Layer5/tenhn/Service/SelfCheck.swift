import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Checks whether a server on this machine answers `/healthz` within five seconds. It uses blocking calls, because it must not
/// need the event loops and tasks whose health is in question.
struct SelfCheck {
  let host: String
  let port: Int

  var isAnswered: Bool {
    let descriptor = connected()
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    guard send(descriptor, request, request.utf8.count, flags) == request.utf8.count else { return false }
    var answer = [UInt8](repeating: 0, count: 64)
    let count = recv(descriptor, &answer, answer.count, 0)
    // Any answer will do: a server that turns visitors away under a flood is busy, not dead.
    return count > 12 && String(decoding: answer[..<count], as: UTF8.self).hasPrefix("HTTP/1.1 ")
  }

  private var flags: Int32 {
    #if canImport(Glibc)
      Int32(MSG_NOSIGNAL)
    #else
      0
    #endif
  }

  private func connected() -> Int32 {
    // A server that listens everywhere is asked over loopback.
    let name = host == "0.0.0.0" ? "127.0.0.1" : host == "::" ? "::1" : host
    var hints = addrinfo()
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, "\(port)", &hints, &list) == 0, let entry = list?.pointee else { return -1 }
    defer { freeaddrinfo(list) }
    let descriptor = socket(entry.ai_family, entry.ai_socktype, entry.ai_protocol)
    guard descriptor >= 0 else { return -1 }
    var patience = timeval(tv_sec: 5, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
    guard connect(descriptor, entry.ai_addr, entry.ai_addrlen) == 0 else {
      close(descriptor)
      return -1
    }
    return descriptor
  }
}
