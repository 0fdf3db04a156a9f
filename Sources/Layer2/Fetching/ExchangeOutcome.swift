import Archive
import EditionModel
import FoundationEssentials

/// The outcome of a request as an archive keeps it: a `response` record, or a `metadata` record with the failure.
enum ExchangeOutcome: Sendable, Hashable {
  case answered(Exchange)
  case failed(FetchFailure, Timestamp)

  private static let failureType = "application/vnd.tenhn.failure+json"

  /// Returns nil for a record of another kind, and for one that can't be read.
  init?(record: WARCRecord) {
    let date = record.date ?? Timestamp(0)
    if let response = record.response {
      self = .answered(
        Exchange(
          date: date, response: response, isCut: record.fields["WARC-Truncated"] != nil,
          remoteAddress: record.fields["WARC-IP-Address"]))
    } else if record.kind == .metadata, record.contentType == Self.failureType,
      let failure = try? JSONDecoder().decode(FetchFailure.self, from: Data(record.block))
    {
      self = .failed(failure, date)
    } else {
      return nil
    }
  }

  func append(to writer: inout WARCWriter, url: String) {
    switch self {
    case .answered(let exchange):
      writer.append(
        response: exchange.response, url: url, date: exchange.date, ipAddress: exchange.remoteAddress,
        isTruncated: exchange.isCut)
    case .failed(let failure, let date):
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let block = (try? encoder.encode(failure)) ?? Data()
      writer.append(metadata: Array(block), uri: url, contentType: Self.failureType, date: date)
    }
  }

  var result: Result<Exchange, FetchFailure> {
    switch self {
    case .answered(let exchange): .success(exchange)
    case .failed(let failure, _): .failure(failure)
    }
  }
}
