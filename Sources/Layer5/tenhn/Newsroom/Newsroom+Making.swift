import EditionModel
import Editor
import Fetching
import Foundation
import Logging
import PageWorkers
import Publishing
import Site
import Storage
import StorySources
import Synchronization

/// Making editions.
extension Newsroom {
  /// - Parameters:
  ///   - printer: shows each story as it arrives; nil if nobody watches.
  ///   - isReplay: whether an archive answers. It knows the sources by their own addresses, whatever is configured.
  ///   - engine: chooses briefs; nil for anything but an edition made from the live web.
  ///   - readPage: reads pages, as ``readingPages(_:)`` gives it; in this process for pages of our own.
  func builder(
    printer: ProgressPrinter? = nil, isReplay: Bool = false, readPage: @escaping PageReader = { $0.answer() },
    engine: BriefEngine? = nil, onBriefs: @escaping @Sendable (BriefEngine.Tally) -> Void = { _ in },
    _ troubles: Troubles = Troubles()
  ) -> EditionBuilder {
    var edition = edition
    if isReplay { edition.sources = edition.sources.forArchive }
    var logger = logger
    // The printer has said what the log would say at this level.
    if printer != nil, logger.logLevel == .notice { logger.logLevel = .warning }
    let dieAt = ProcessInfo.processInfo.environment["TENHN_DIE_AT"]
    return EditionBuilder(
      publication: publication, settings: edition, schedule: schedule, engine: Engine.name, policy: policy,
      convertPDF: pdfConverter, readPage: readPage, briefEngine: engine, onBriefs: onBriefs,
      onStep: { step in if step.rawValue == dieAt { kill(getpid(), SIGKILL) } },
      onProgress: { printer?.show($0) },
      onFetch: { purpose, result in
        count(purpose, result)
        troubles.note(purpose, result)
      }, logger: logger)
  }

  /// Makes the edition of a cut-off from Hacker News as it is now.
  @discardableResult
  func makeLive(_ cutoff: Cutoff, printer: ProgressPrinter? = nil) async throws -> EditionBuilder.Outcome {
    let troubles = Troubles()
    let briefs = Mutex(BriefEngine.Tally?.none)
    do {
      let outcome = try await overTheNetwork { transport in
        try await readingPages { readPage in
          try await builder(
            printer: printer, readPage: readPage, engine: settings.briefEngine,
            onBriefs: { tally in briefs.withLock { $0 = tally } }, troubles
          ).build(cutoff, over: diagnosing(transport)) {
            .now
          }
        }
      }
      await noteBriefs(briefs.withLock(\.self))
      if case .sealed = outcome { metrics.count(.builds, ["outcome": "sealed"]) }
      await noteMaking(nil)
      return outcome
    } catch {
      guard !(error is CancellationError) else { throw error }
      metrics.count(.builds, ["outcome": "failed"])
      await noteMaking(troubles.trouble(in: error))
      throw error
    }
  }
}
