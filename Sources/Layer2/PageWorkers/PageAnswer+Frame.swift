import ArticleModel
import EditionModel
import Extraction

extension PageAnswer {
  private struct Head: Codable {
    var failure: String?
    var receipt: Receipt?
    var signals: PublisherSignals?
    var visibleText: String?
  }

  /// An answer on its way back: a line of JSON, then the article.
  static func frame(_ result: Result<PageAnswer, PageFailure>) throws -> [UInt8] {
    switch result {
    case .success(let answer):
      let head = Head(
        receipt: answer.extract.receipt, signals: answer.extract.signals, visibleText: answer.visibleText)
      return try CanonicalJSON.encode(head) + [0x0A] + CanonicalJSON.encode(answer.extract.article)
    case .failure(let failure):
      return try CanonicalJSON.encode(Head(failure: failure.rawValue))
    }
  }

  static func read(frame: [UInt8]) throws -> Result<PageAnswer, PageFailure> {
    let end = frame.firstIndex(of: 0x0A) ?? frame.endIndex
    let head = try CanonicalJSON.decode(Head.self, from: Array(frame[..<end]))
    if let failure = head.failure { return .failure(PageFailure(rawValue: failure) ?? .crashed) }
    guard let receipt = head.receipt, let signals = head.signals else { return .failure(.crashed) }
    let article = try CanonicalJSON.decode(Article.self, from: Array(frame[end...].dropFirst()))
    return .success(
      PageAnswer(
        extract: Extract(article: article, receipt: receipt, signals: signals), visibleText: head.visibleText))
  }
}
