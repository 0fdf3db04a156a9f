import Archive
import Curl
public import EditionModel
import WebAddress

/// Fetches over the network, and only from the public Internet.
///
/// Each name is resolved once, every address is checked, and the connection is pinned to a checked address. No socket is opened
/// to another one, and the address of the open connection is compared again before the request is written.
public struct LiveTransport: Transport {
  /// What a connection may cost.
  public struct Limits: Sendable {
    /// How long a connection may take to open.
    public var connect: Duration = .seconds(10)
    /// Between two reads, the first byte included.
    public var silence: Duration = .seconds(15)
    /// Bytes of header that an answer may have.
    public var headBytes = 128 << 10
    /// Framing that may come on top of a body.
    public var framingBytes = 1 << 20
    /// The longest `Retry-After` that is waited for.
    var maximumWait: Duration = .seconds(3)
    /// Requests for one exchange, the first included.
    public var attempts = 2

    /// Creates the limits in use.
    public init() {}
  }

  private let policy: FetchPolicy
  private let limits: Limits
  private let resolver: any Resolver
  private let now: @Sendable () -> Timestamp
  private let driver = CurlDriver()

  /// - Parameter now: dates the answers.
  public init(
    policy: FetchPolicy, limits: Limits = Limits(), resolver: any Resolver = SystemResolver(),
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.policy = policy
    self.limits = limits
    self.resolver = resolver
    self.now = now
  }

  /// Closes every connection; nothing can be fetched afterwards.
  public func shutdown() async { await driver.shutdown() }

  /// Asks the network.
  public func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    if let refusal = policy.refusal(of: request.url, judgesNames: !policy.takesAnyName) { throw refusal }
    return try await withDeadline(request.time) { () async throws(FetchFailure) in
      let addresses = try await addresses(of: request.url)
      var attempt = 1
      while true {
        let outcome = await firstAnswer(request, addresses: addresses, isRepeated: attempt > 1)
        guard attempt < limits.attempts, let wait = outcome.wait(attempt: attempt, longest: limits.maximumWait)
        else { return try outcome.result.get() }
        attempt += 1
        do { try await Task.sleep(for: wait) } catch { return try outcome.result.get() }
      }
    }
  }

  private func isAllowed(_ url: WebURL) -> Bool {
    policy.allowed.contains(HostPort(host: url.hostName, port: url.connectPort))
  }

  private func addresses(of url: WebURL) async throws(FetchFailure) -> [IPAddress] {
    let host = url.hostName
    let literal = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    if let address = IPAddress(literal) { return try [address].vetted(name: host, isAllowed: isAllowed(url)) }
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    return try await resolver.addresses(of: name).vetted(name: name, isAllowed: isAllowed(url))
  }

  /// Tries the addresses in order until one accepts a connection.
  private func firstAnswer(
    _ request: ExchangeRequest, addresses: [IPAddress], isRepeated: Bool
  ) async -> Attempt {
    var last = Attempt(result: .failure(FetchFailure(.connect, "no address answers")), isRepeatable: false)
    for address in addresses {
      last = await Attempt.run(
        request, at: address, over: driver, limits: limits, isRepeated: isRepeated, date: now)
      guard case .failure(let failure) = last.result, failure.code == .connect else { return last }
    }
    return last
  }
}

/// Ends the work at the deadline, whatever it is waiting for.
private func withDeadline<T: Sendable>(
  _ time: Duration, _ work: @escaping @Sendable () async throws(FetchFailure) -> T
) async throws(FetchFailure) -> T {
  let result = await withTaskGroup(of: Result<T, FetchFailure>?.self) { group in
    group.addTask {
      do throws(FetchFailure) { return .success(try await work()) } catch { return .failure(error) }
    }
    group.addTask {
      try? await Task.sleep(for: time)
      return nil
    }
    let first = await group.next() ?? nil
    group.cancelAll()
    return first
  }
  guard let result else { throw FetchFailure(.timeout, "the whole exchange took longer than \(time)") }
  return try result.get()
}
