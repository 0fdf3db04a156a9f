public import Archive
public import EditionModel
import WebAddress

/// Keeps every exchange for the archive, and answers a URL that was asked for before from what it kept.
///
/// An edition sees each URL once: what it was made from is then exactly what the archive holds.
public actor RecordingTransport: Transport {
  private let base: any Transport
  private let now: @Sendable () -> Timestamp
  private var outcomes: [String: Task<ExchangeOutcome, Never>] = [:]

  /// - Parameter now: dates the failures; answers carry their own date.
  public init(_ base: any Transport, now: @escaping @Sendable () -> Timestamp) {
    self.base = base
    self.now = now
  }

  public func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let url = request.url.href
    let outcome =
      outcomes[url]
      ?? Task { [base, now] in
        do throws(FetchFailure) {
          return .answered(try await base.exchange(request))
        } catch {
          return .failed(error, now())
        }
      }
    outcomes[url] = outcome
    return try await outcome.value.result.get()
  }

  /// Adds everything kept so far to an archive, in the order of the URLs, so that the order of answers leaves no trace.
  public func write(to writer: inout WARCWriter) async {
    for (url, outcome) in await settled() { outcome.append(to: &writer, url: url) }
  }

  /// The records alone, for an archive that is put together elsewhere.
  public func archived(info: [(name: String, value: String)], date: Timestamp) async -> [UInt8] {
    var writer = WARCWriter(date: date, info: info)
    for (url, outcome) in await settled() { outcome.append(to: &writer, url: url) }
    return writer.bytes
  }

  private func settled() async -> [(url: String, outcome: ExchangeOutcome)] {
    var settled: [(String, ExchangeOutcome)] = []
    for (url, task) in outcomes { settled.append((url, await task.value)) }
    return settled.sorted { $0.0 < $1.0 }
  }
}
