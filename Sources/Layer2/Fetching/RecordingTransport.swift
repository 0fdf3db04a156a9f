public import Archive
public import EditionModel
import WebAddress

/// Keeps every exchange for the archive, and answers a URL that was asked for before from what it kept.
///
/// An edition sees each URL once: what it was made from is then exactly what the archive holds. What is still under way when the
/// archive is written, or was given up, is no part of it.
public actor RecordingTransport: Transport {
  private let base: any Transport
  private let now: @Sendable () -> Timestamp
  private let coalescer = Coalescer<ExchangeOutcome>()
  private var outcomes: [String: ExchangeOutcome] = [:]

  /// - Parameter now: dates the failures; answers carry their own date.
  public init(_ base: any Transport, now: @escaping @Sendable () -> Timestamp) {
    self.base = base
    self.now = now
  }

  /// Passes the request on and keeps its answer or failure.
  public func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let url = request.url.href
    if let known = outcomes[url] { return try known.result.get() }
    let outcome = await coalescer.share(url) { [base, now] in
      do throws(FetchFailure) {
        return .answered(try await base.exchange(request))
      } catch {
        return .failed(error, now())
      }
    }
    switch outcome {
    case .answered: outcomes[url] = outcome
    case .failed: if !Task.isCancelled { outcomes[url] = outcome }
    }
    return try outcome.result.get()
  }

  /// Adds everything kept so far to an archive, in the order of the URLs, so that the order of answers leaves no trace.
  public func write(to writer: inout WARCWriter) {
    for (url, outcome) in outcomes.sorted(by: { $0.key < $1.key }) { outcome.append(to: &writer, url: url) }
  }

  /// The records alone, as an archive of their own.
  public func archived(info: [(name: String, value: String)], date: Timestamp) -> [UInt8] {
    var writer = WARCWriter(date: date, info: info)
    write(to: &writer)
    return writer.bytes
  }
}
