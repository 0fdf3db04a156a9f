import Archive
import WebAddress

extension Fetcher {
  /// - Throws: ``FetchFailure`` if robots.txt forbids the URL, or if the host fails before it can say.
  func askRobots(about url: WebURL, into result: inout FetchResult) async throws(FetchFailure) {
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
