import Archive
import CharacterEncoding
public import EditionModel
import WebAddress

/// Fetches as an edition does: redirects by hand and vetted one by one, robots.txt asked first, every limit of the policy kept.
///
/// Where the answers come from is the transport's business: ``LiveTransport``, ``ReplayTransport``, either inside a ``RecordingTransport``.
/// A fetch never throws: what went wrong is part of its result, as receipts and metrics need it.
public struct Fetcher: Sendable {
  /// The limits and manners of every fetch.
  public let policy: FetchPolicy
  private let transport: any Transport
  private let gate = HostGate()
  private let robots: RobotsDirectory
  private let onFetch: Observer
  private var end: ContinuousClock.Instant?

  /// Is told of every fetch when it is over.
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

  /// The same fetcher, with the same turns at hosts and the same memory of robots.txt, for work that must be over by an instant:
  /// what has not come by then fails with `timeout`, and what comes after it fails at once.
  public func ending(at instant: ContinuousClock.Instant) -> Fetcher {
    var copy = self
    copy.end = min(instant, end ?? instant)
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

  /// Whether the site's robots.txt lets this program read a URL, from memory where it was asked before.
  public func isAllowedByRobots(_ url: String) async -> Bool {
    var result = FetchResult(url: url)
    guard let url = WebURL(url) else { return false }
    do throws(FetchFailure) {
      try await askRobots(about: url, into: &result)
      return true
    } catch {
      return false
    }
  }
}

extension Fetcher {
  /// Follows redirects to the first answer that is none.
  private func follow(
    _ start: WebURL, into result: inout FetchResult, purpose: FetchPurpose, limit: Int? = nil,
    before: (WebURL, inout FetchResult) async throws(FetchFailure) -> Void
  ) async throws(FetchFailure) -> Exchange {
    var url = start.withoutFragment
    var visited: Set<String> = []
    while true {
      result.final = url.href
      if let refusal = policy.refusal(of: url, judgesNames: false) { throw refusal }
      // Nothing is sent that could change the answer, so the same URL again is a loop.
      guard visited.insert(url.href).inserted, visited.count <= policy.redirects + 1 else {
        throw FetchFailure(.tooManyRedirects, "\(visited.count) redirects lead to no page")
      }
      try await before(url, &result)
      let exchange = try await take(url, into: &result, purpose: purpose, robotsLimit: limit)
      guard [301, 302, 303, 307, 308].contains(exchange.response.status),
        let location = exchange.response.headers["Location"]
      else { return exchange }
      guard let next = WebURL(location, base: url) else {
        throw FetchFailure(.badResponse, "the redirect leads to no URL")
      }
      result.hops.append(url.href)
      url = next.withoutFragment
    }
  }

  /// One exchange, in its turn and under the time that is left.
  private func take(
    _ url: WebURL, into result: inout FetchResult, purpose: FetchPurpose, robotsLimit: Int?
  ) async throws(FetchFailure) -> Exchange {
    let isExempt = policy.allowed.contains(HostPort(host: url.hostName, port: url.connectPort))
    let width = isExempt ? Int.max : purpose == .api ? policy.requestsToAPI : policy.requestsPerHost
    await gate.enter(url.hostName, width: width)
    let start = ContinuousClock.now
    // With no time left the transport fails, not this: so the failure is recorded and a rebuild meets it too.
    let left = max(min(policy.time - result.elapsed, end.map { $0 - start } ?? policy.time), .zero)
    let request = ExchangeRequest(
      url: url, headers: headers(for: purpose), bodyLimit: robotsLimit ?? policy.wireLimit,
      cutsAtLimit: robotsLimit != nil, time: left)
    let outcome: Result<Exchange, FetchFailure>
    do throws(FetchFailure) {
      outcome = .success(try await transport.exchange(request))
    } catch {
      outcome = .failure(error)
    }
    result.elapsed += ContinuousClock.now - start
    await gate.leave(url.hostName)
    let exchange = try outcome.get()
    result.status = exchange.response.status
    result.headers = exchange.response.headers
    result.date = exchange.date
    return exchange
  }

  private func headers(for purpose: FetchPurpose) -> HeaderFields {
    let accept =
      switch purpose {
      case .page: "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.1"
      case .image: "image/webp,image/avif,image/png,image/jpeg,image/gif,image/*;q=0.5"
      case .api: "application/json"
      case .feed: "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.1"
      case .any: "*/*"
      }
    return HeaderFields([
      .init("User-Agent", policy.userAgent), .init("Accept", accept), .init("Accept-Encoding", "gzip, deflate"),
    ])
  }

  /// Undoes the content coding and says what the body is.
  private func read(
    _ exchange: Exchange, into result: inout FetchResult, purpose: FetchPurpose
  ) throws(FetchFailure) {
    let response = exchange.response
    result.wire = response.body
    do {
      result.body = try ContentCoding.decode(
        response.body, header: response.headers.joined("Content-Encoding"), limit: policy.bodyLimit)
    } catch {
      guard response.status == 200 else { throw FetchFailure(.httpStatus, "the site answered \(response.status)") }
      throw FetchFailure(error)
    }
    let type = ResponseMediaType.of(result.body, header: response.headers["Content-Type"])
    result.type = type.essence
    if type.isText { result.charset = charset(of: result.body, type: type) }
    guard response.status == 200 || response.status == 203 else {
      throw FetchFailure(.httpStatus, "the site answered \(response.status)")
    }
    guard type.isUseful(for: purpose) else {
      throw FetchFailure(.unsupportedType, "the page is \(type.essence)")
    }
  }

  private func charset(of body: [UInt8], type: ResponseMediaType) -> String {
    if type.essence.hasSuffix("json") { return Encoding.utf8.name }
    let isMarkup = type.essence.hasSuffix("html") || type.essence.hasSuffix("xml")
    return isMarkup
      ? Encoding.sniff(body, transportCharset: type.charset).name
      : Encoding.sniffPlainText(body, transportCharset: type.charset).name
  }
}

extension Fetcher {
  /// Throws where robots.txt forbids the URL, or where the host fails before it can say.
  private func askRobots(about url: WebURL, into result: inout FetchResult) async throws(FetchFailure) {
    guard url.path != "/robots.txt", let place = url.robotsURL else { return }
    let start = ContinuousClock.now
    let answer = await robots.answer(from: place.href) { await fetchRobots(place) }
    result.elapsed += ContinuousClock.now - start
    try answer.check(url.requestTarget)
  }

  private func fetchRobots(_ place: WebURL) async -> RobotsAnswer {
    var result = FetchResult(url: place.href)
    do throws(FetchFailure) {
      let exchange = try await follow(place, into: &result, purpose: .page, limit: policy.robotsLimit) { _, _ in }
      let body = try? ContentCoding.decode(
        exchange.response.body, header: exchange.response.headers.joined("Content-Encoding"), limit: policy.bodyLimit)
      return RobotsAnswer(status: exchange.response.status, body: body, token: policy.productToken)
    } catch {
      return RobotsAnswer(failure: error)
    }
  }
}

extension FetchFailure {
  init(_ failure: ContentCoding.Failure) {
    self =
      switch failure {
      case .unsupported(let coding): FetchFailure(.badEncoding, "the content coding is \(coding)")
      case .corrupt: FetchFailure(.badEncoding, "the compressed body is damaged")
      case .truncated: FetchFailure(.badEncoding, "the compressed body ends too early")
      case .tooLarge(let limit): FetchFailure(.tooLarge, "the body expands beyond \(limit) bytes")
      }
  }
}
