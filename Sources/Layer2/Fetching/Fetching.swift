public import EditionModel
import WebAddress

/// Fetches as an edition does: it checks each redirect before it follows it, asks robots.txt first, and keeps every limit of
/// the policy. This is the public face of the module.
///
/// The transport decides where answers come from: ``LiveTransport``, ``ReplayTransport``, either inside a
/// ``RecordingTransport``. A fetch never throws: a failure is part of its result, because receipts and metrics need it.
public struct Fetcher: Sendable {
  /// The limits and manners of every fetch.
  public private(set) var policy: FetchPolicy
  let transport: any Transport
  let gate = HostGate()
  let robots: RobotsDirectory
  private let onFetch: Observer
  /// When all work must be over; nil if there is no such time.
  private(set) var end: ContinuousClock.Instant?

  /// Called after every fetch.
  public typealias Observer = @Sendable (FetchPurpose, FetchResult) -> Void

  /// - Parameters:
  ///   - now: dates what is remembered of robots.txt.
  ///   - onFetch: for counters and logs.
  public init(
    transport: any Transport, policy: FetchPolicy, now: @escaping @Sendable () -> Timestamp,
    onFetch: @escaping Observer = { _, _ in }
  ) {
    self.transport = transport
    self.policy = policy
    self.onFetch = onFetch
    robots = RobotsDirectory(now: now)
  }

  /// Returns the same fetcher, with the same turns at hosts and memory of robots.txt, for work that must be over by an instant.
  ///
  /// A fetch that isn't done by then fails with `timeout`; one that begins after it fails at once.
  public func ending(at instant: ContinuousClock.Instant) -> Fetcher {
    var copy = self
    copy.end = min(instant, end ?? instant)
    return copy
  }

  /// Returns the same fetcher for answers that are worth less waiting than a page.
  public func waiting(atMost time: Duration) -> Fetcher {
    var copy = self
    copy.policy.time = min(time, policy.time)
    return copy
  }

  /// Fetches a URL.
  public func fetch(_ url: String, as purpose: FetchPurpose = .page) async -> FetchResult {
    var result = FetchResult(url: url)
    do throws(FetchFailure) {
      guard let start = WebURL(url) else { throw FetchFailure(.blockedURL, "not a URL") }
      let asksRobots = purpose != .api
      let exchange = try await follow(start, into: &result, purpose: purpose) { url, result throws(FetchFailure) in
        if asksRobots { try await askRobots(about: url, into: &result) }
      }
      try read(exchange, into: &result, purpose: purpose)
    } catch {
      result.failure = error
    }
    onFetch(purpose, result)
    return result
  }
}
