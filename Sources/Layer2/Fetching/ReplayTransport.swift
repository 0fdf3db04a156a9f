public import Archive
import EditionModel
import WebAddress

/// Answers from an archive alone; a URL that it lacks is a connection failure.
///
/// Failures that were recorded fail again in the same way, so that an edition can be rebuilt to the byte.
public struct ReplayTransport: Transport {
  private let outcomes: [String: ExchangeOutcome]

  /// - Parameter records: of several answers for one URL the last one counts, as it was the one used.
  public init(records: some Sequence<WARCRecord>) {
    var outcomes: [String: ExchangeOutcome] = [:]
    for record in records {
      guard let uri = record.targetURI, let outcome = ExchangeOutcome(record: record) else { continue }
      outcomes[WebURL(uri)?.href ?? uri] = outcome
    }
    self.outcomes = outcomes
  }

  /// Every URL with an outcome, in order.
  public var urls: [String] { outcomes.keys.sorted() }

  /// Answers from the archive; a URL that it lacks is a connection failure.
  public func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    switch outcomes[request.url.href] {
    case nil: throw FetchFailure(.connect, "no connection to \(request.url.hostName)")
    case .failed(let failure, _): throw failure
    case .answered(var exchange):
      if exchange.response.body.count > request.bodyLimit {
        guard request.cutsAtLimit else {
          throw FetchFailure(.tooLarge, "the body is larger than \(request.bodyLimit) bytes")
        }
        exchange.response.body.removeLast(exchange.response.body.count - request.bodyLimit)
        exchange.isCut = true
      }
      return exchange
    }
  }
}
