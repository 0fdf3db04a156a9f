import NIOCore
import NIOPosix
public import WebAddress

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Asks the system (`getaddrinfo`), on threads of its own: the call blocks, for half a minute if a name server is silent.
public struct SystemResolver: Resolver {
  private static let threads: NIOThreadPool = {
    let pool = NIOThreadPool(numberOfThreads: 16)
    pool.start()
    return pool
  }()

  /// Creates a resolver that asks as the system's own programs do.
  public init() {}

  /// Asks the system for every address of a name.
  public func addresses(of name: String) async throws(FetchFailure) -> [IPAddress] {
    let promise = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: [IPAddress].self)
    do {
      // The call can't be stopped, but its caller needn't wait for it.
      return try await withTaskCancellationHandler {
        Self.threads.submit { _ in promise.completeWith(Result { try Self.lookUp(name) }) }
        return try await promise.futureResult.get()
      } onCancel: {
        promise.fail(FetchFailure(.timeout, "the name server does not answer for \(name)"))
      }
    } catch let failure as FetchFailure {
      throw failure
    } catch {
      throw FetchFailure(.dns, "\(name) could not be looked up")
    }
  }

  private static func lookUp(_ name: String) throws(FetchFailure) -> [IPAddress] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(name, nil, &hints, &list)
    guard status == 0 else {
      throw FetchFailure(.dns, "\(name): \(gai_strerror(status).map { String(cString: $0) } ?? "unknown")")
    }
    defer { freeaddrinfo(list) }
    var addresses: [IPAddress] = []
    var entry = list
    while let current = entry {
      if let address = address(of: current.pointee) { addresses.append(address) }
      entry = current.pointee.ai_next
    }
    return addresses
  }

  private static func address(of entry: addrinfo) -> IPAddress? {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard
      getnameinfo(entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
    else { return nil }
    let written = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // A link-local address is written with its zone, which public addresses never have.
    return IPAddress(String(written.prefix { $0 != "%" }))
  }
}
