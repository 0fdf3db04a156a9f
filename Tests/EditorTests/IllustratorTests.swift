import Archive
import ArticleModel
import EditionModel
import Fetching
import Testing
import WebAddress

@testable import Editor

/// Answers `/N.png` with a PNG of N bytes that says it has 600 by 400 dots, and everything else with 404.
private struct PictureHost: Transport {
  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let name = request.url.path.dropFirst().prefix { $0 != "." }
    guard let size = Int(name) else {
      return Exchange(
        date: Timestamp(0), response: HTTPResponseMessage(status: 404, headers: HeaderFields([]), body: []))
    }
    let head: [UInt8] =
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 2, 88, 0, 0, 1, 144, 8, 2, 0, 0, 0]
    let body = head + [UInt8](repeating: UInt8(truncatingIfNeeded: size), count: size - head.count)
    return Exchange(
      date: Timestamp(0),
      response: HTTPResponseMessage(
        status: 200, headers: HeaderFields([.init("Content-Type", "image/png")]), body: body))
  }
}

@Suite struct ImageBudget {
  func article(_ sizes: [Int]) -> Article {
    Article(blocks: sizes.map { .figure(Figure(images: [Image(url: "https://pictures.test/\($0).png")])) })
  }

  func sizes(_ articles: [Article?], budget: Int, limit: Int) async -> [[Int]] {
    let fetcher = Fetcher(transport: PictureHost(), policy: FetchPolicy(userAgent: "test")) { Timestamp(0) }
    let settings = EditionSettings(imageBudget: budget, imageLimit: limit)
    return await Illustrator(fetcher: fetcher, settings: settings).illustrate(articles).images.map { $0.map(\.bytes) }
  }

  @Test("The budget is spent in the order of the stories")
  func budgetIsSpent() async {
    let kept = await sizes([article([400, 300]), nil, article([200, 350, 90])], budget: 1000, limit: 900)
    #expect(kept == [[400, 300], [], [200, 90]], "what doesn't fit is left out, what still fits is kept")
  }

  @Test("The budget keeps no image above the limit of one")
  func budgetKeepsNoImage() async {
    #expect(await sizes([article([901, 900])], budget: 10_000, limit: 900) == [[900]])
  }

  @Test("The budget pays once for an image that two stories share")
  func budgetPaysOnce() async {
    #expect(await sizes([article([600]), article([600, 400])], budget: 1000, limit: 900) == [[600], [600, 400]])
  }

  /// An article whose images each name a small version.
  private func article(pairs: [(Int, Int)]) -> Article {
    func url(_ size: Int) -> String { "https://pictures.test/\(size).png" }
    return Article(
      blocks: pairs.map { .figure(Figure(images: [Image(url: url($0.0), small: url($0.1))])) })
  }

  @Test("Of a heavy image the small version is kept too, if it is light; the first that can lead is enough")
  func smallVersions() async {
    let kept = await sizes(
      [article(pairs: [(90_000, 30_000), (80_000, 20_000), (70_000, 10_000)]), article(pairs: [(24_000, 9_000)])],
      budget: 500_000, limit: 100_000)
    #expect(kept == [[90_000, 80_000, 70_000, 20_000], [24_000]])
    #expect(
      await sizes([article(pairs: [(900, 500)])], budget: 500_000, limit: 800) == [[500]],
      "one whose image is above the limit")
    #expect(
      await sizes([article(pairs: [(90_000, 20_000)])], budget: 100_000, limit: 100_000) == [[90_000]],
      "the article's images have the first claim on the budget")
  }
}
