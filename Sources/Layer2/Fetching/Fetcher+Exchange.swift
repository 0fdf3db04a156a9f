import Archive
import CharacterEncoding
import EditionModel
import WebAddress

extension Fetcher {
  /// Follows redirects to the first answer that isn't one.
  func follow(
    _ start: WebURL, into result: inout FetchResult, purpose: FetchPurpose, limit: Int? = nil,
    before: (WebURL, inout FetchResult) async throws(FetchFailure) -> Void
  ) async throws(FetchFailure) -> Exchange {
    var url = start.withoutFragment
    var visited: Set<String> = []
    while true {
      result.final = url.href
      if let refusal = policy.refusal(of: url, judgesNames: false) { throw refusal }
      // Requests for one URL are all alike, so the same URL again is a loop.
      guard visited.insert(url.href).inserted, visited.count <= policy.redirects + 1 else {
        throw FetchFailure(.tooManyRedirects, "\(visited.count) redirects don't lead to a page")
      }
      try await before(url, &result)
      let exchange = try await take(url, into: &result, purpose: purpose, robotsLimit: limit)
      guard [301, 302, 303, 307, 308].contains(exchange.response.status),
        let location = exchange.response.headers["Location"]
      else { return exchange }
      guard let next = WebURL(location, base: url) else {
        throw FetchFailure(.badResponse, "the redirect doesn't name a URL")
      }
      result.hops.append(url.href)
      url = next.withoutFragment
    }
  }

  /// Makes one exchange, in its turn at the host and within the time left.
  private func take(
    _ url: WebURL, into result: inout FetchResult, purpose: FetchPurpose, robotsLimit: Int?
  ) async throws(FetchFailure) -> Exchange {
    let isExempt = policy.allowed.contains(HostPort(host: url.hostName, port: url.connectPort))
    let width = isExempt ? Int.max : purpose == .api ? policy.requestsToAPI : policy.requestsPerHost
    await gate.enter(url.hostName, width: width)
    let start = ContinuousClock.now
    // With no time left the transport fails, not this function. So the failure is recorded, and a rebuild meets it too.
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
      case .image: "image/webp,image/avif,image/png,image/jpeg,image/gif,image/svg+xml,image/*;q=0.5"
      case .api: "application/json"
      case .feed: "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.1"
      case .any: "*/*"
      }
    return HeaderFields([
      .init("User-Agent", policy.userAgent), .init("Accept", accept), .init("Accept-Encoding", "gzip, deflate"),
    ])
  }

  /// Decodes the body and determines its type.
  func read(
    _ exchange: Exchange, into result: inout FetchResult, purpose: FetchPurpose
  ) throws(FetchFailure) {
    let response = exchange.response
    result.wire = response.body
    do {
      result.body = try ContentCoding.decode(
        response.body, header: response.headers.joined("Content-Encoding"), limit: policy.bodyLimit)
    } catch {
      guard response.status == 200 else { throw FetchFailure(status: response.status) }
      throw FetchFailure(error)
    }
    let type = ResponseMediaType.of(result.body, header: response.headers["Content-Type"])
    result.type = type.essence
    if type.isText { result.charset = charset(of: result.body, type: type) }
    guard response.status == 200 || response.status == 203 else {
      throw FetchFailure(status: response.status)
    }
    guard type.isUseful(for: purpose) else {
      throw FetchFailure(.unsupportedType, "the page is \(type.essence)")
    }
  }

  private func charset(of body: [UInt8], type: ResponseMediaType) -> String {
    if type.essence.hasSuffix("json") { return Encoding.utf8.name }
    let isMarkup = type.essence.hasSuffix("html") || type.essence.hasSuffix("xml")
    return isMarkup
      ? Encoding.sniffPage(body, transportCharset: type.charset).name
      : Encoding.sniffPlainText(body, transportCharset: type.charset).name
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
