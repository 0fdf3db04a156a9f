public import DNSSEC
public import Fetching
import Status

/// Says why a name could not be looked up: follows its chain of signatures and puts the fault that it finds into the failure.
///
/// Put it beneath `RecordingTransport`: the archive then holds the diagnosis, and a rebuild gives the same words. Nothing is fetched
/// because of a diagnosis; it changes a failure's message alone.
public struct DiagnosingTransport: Transport {
  private let base: any Transport
  private let spared: Set<String>
  private let desk: DiagnosisDesk

  /// - Parameters:
  ///   - examination: follows the chain of one name.
  ///   - spared: hosts that are not diagnosed. Those of the sources have checks of their own, and making an edition waits for them.
  ///   - limit: names that are diagnosed; each takes some seconds.
  public init(_ base: any Transport, examination: ChainExamination, sparing spared: Set<String> = [], limit: Int = 12) {
    self.base = base
    self.spared = spared
    desk = DiagnosisDesk(limit: limit) { await examination.report(on: $0) }
  }

  /// For tests.
  init(
    _ base: any Transport, sparing spared: Set<String> = [], limit: Int,
    report: @escaping @Sendable (DomainName) async -> ChainReport
  ) {
    self.base = base
    self.spared = spared
    desk = DiagnosisDesk(limit: limit, report: report)
  }

  /// Carries the request; a failure to find the name gets its diagnosis.
  public func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    do throws(FetchFailure) {
      return try await base.exchange(request)
    } catch {
      guard error.code == .dns, !spared.contains(request.url.hostName), let name = DomainName(request.url.hostName),
        let cause = await desk.cause(of: name)
      else {
        throw error
      }
      throw FetchFailure(.dns, "\(StatusFacts.invalidName): \(cause)")
    }
  }
}

/// Keeps what was found, so that each name is followed once.
private actor DiagnosisDesk {
  private var known: [DomainName: Task<String?, Never>] = [:]
  /// Whether not even the root answered.
  private var isOffline = false
  private let limit: Int
  private let report: @Sendable (DomainName) async -> ChainReport

  init(limit: Int, report: @escaping @Sendable (DomainName) async -> ChainReport) {
    self.limit = limit
    self.report = report
  }

  /// What breaks the chain; nil where it is whole, could not be followed, or too many names were followed already.
  func cause(of name: DomainName) async -> String? {
    if let task = known[name] { return await task.value }
    guard known.count < limit, !isOffline else { return nil }
    let task = Task { [report] in
      let report = await report(name)
      if report.zones.count <= 1, report.verdict == .indeterminate { isOffline = true }
      return report.verdict == .bogus ? report.cause?.text : nil
    }
    known[name] = task
    return await task.value
  }
}
