import Archive
import DNSSEC
import Diagnosis
import EditionModel
import Editor
import Fetching
import Foundation
import Logging
import PDFText
import PageWorkers
import Publishing
import Site
import Status
import Storage
import StorySources
import Synchronization
import WebAddress
import OfflineCommands

/// Wires an ``EditionBuilder`` to the settings, the terminal and the drills.
struct Newsroom: Sendable {
  let store: Store
  let settings: Settings
  let schedule: Schedule
  private let edition: EditionSettings
  let logger = Logger(label: "tenhn")
  let metrics: Metrics
  /// The other publications that choose from what this one records.
  private let sharing: [PublicationStore]
  /// The last answers of the web, which are asked for again only if they have changed.
  private let answers = AnswerCache { .now }

  /// - Parameters:
  ///   - sharing: the ids of other publications that choose from what this one records.
  ///   - metrics: what is counted.
  init(store: Store, settings: Settings, sharing: [String] = [], metrics: Metrics = Metrics()) {
    self.metrics = metrics
    self.sharing = sharing.map { store.publication($0) }
    (self.store, self.settings, schedule, edition) = (store, settings, settings.schedule, settings.edition)
  }

  /// The editions that the publication has.
  func keys(since start: Timestamp = Timestamp(.min)) async throws -> [EditionKey] {
    try await publication.keys(since: start)
  }

  var publication: PublicationStore { settings.series(in: store) }

  /// Whether the source is worth recording and can be asked about the past.
  var hasHistory: Bool { edition.sourceProfile.isWorthWatching }

  /// Whether the sample is shown until the first edition.
  var hasSample: Bool { edition.sourceProfile.hasSample }

  private var policy: FetchPolicy { settings.fetchPolicy }

  /// One look of the recorder at Hacker News, over connections of its own.
  func record(at time: Timestamp) async throws {
    let troubles = Troubles()
    do {
      try await look(at: time, troubles)
      metrics.count(.looks, ["outcome": "ok"])
      await noteLook(nil)
    } catch {
      if !(error is CancellationError) {
        metrics.count(.looks, ["outcome": "failed"])
        await noteLook(troubles.trouble(in: error))
      }
      throw error
    }
  }

  /// Keeps for the status how something went; that it can't be kept is no reason for it to fail.
  private func note(_ name: String, _ trouble: StatusFacts.Trouble?) async { await note(name, trouble, publication) }

  private func note(_ name: String, _ trouble: StatusFacts.Trouble?, _ publication: PublicationStore) async {
    do { try await publication.note(name, trouble, at: .now) } catch {
      logger.error("how it went can't be kept", metadata: ["cause": "\(error)"])
    }
  }

  /// The status of each publication that lives from the record says how the last look went.
  private func noteLook(_ trouble: StatusFacts.Trouble?) async {
    for publication in [publication] + sharing { await note(settings.sourceName, trouble, publication) }
  }

  /// What an engine did is a line of the status, and never a reason for anything.
  func noteBriefs(_ tally: BriefEngine.Tally?) async {
    guard let tally, tally.asked > 0 else { return }
    if tally.silent + tally.invalid > 0 {
      logger.notice(
        "the engine gave no brief for some stories",
        metadata: ["asked": "\(tally.asked)", "silent": "\(tally.silent)", "invalid": "\(tally.invalid)"])
    }
    await note(PublicationStore.briefEngine, tally.trouble)
  }

  /// Where nobody records, making an edition is when the source is asked.
  private func noteMaking(_ trouble: StatusFacts.Trouble?) async {
    await note(PublicationStore.making, trouble)
    if !hasHistory { await note(settings.sourceName, trouble) }
  }

  private func look(at time: Timestamp, _ troubles: Troubles) async throws {
    try await overTheNetwork { transport in
      var policy = policy
      // Nobody waits for a look: it takes its time.
      policy.requestsToAPI = 4
      let fetcher = Fetcher(transport: transport, policy: policy, now: { .now }) { purpose, result in
        count(purpose, result)
        troubles.note(purpose, result)
      }
      let source = edition.source(over: fetcher)
      let look = try await recorder.look(at: source, now: time)
      logger.debug("looked", metadata: ["stories": "\(look.stories)", "unanswered": "\(look.unanswered)"])
    }
  }

  var revisitor: Revisitor { revisitor { $0.answer() } }

  private func revisitor(_ readPage: @escaping PageReader) -> Revisitor {
    Revisitor(publication: publication, schedule: schedule, policy: policy, readPage: readPage)
  }

  /// Looks at published stories again; gives how many corrections followed.
  func look(at stories: [WatchedStory], _ time: Timestamp) async throws -> Int {
    try await overTheNetwork { transport in
      let fetcher = Fetcher(transport: transport, policy: policy, now: { .now }, onFetch: count)
      return try await readingPages { readPage in
        try await revisitor(readPage).look(
          at: stories, source: edition.source(over: fetcher), fetcher: fetcher, now: time)
      }
    }
  }

  /// Reads the threads of the newest edition once more, if that is due; gives how many comments were added.
  func listenLater(at time: Timestamp) async throws -> Int {
    let listener = LaterListener(publication: publication)
    let items = settings.discussionComments
    guard items > 0, let key = try await listener.due(at: time) else { return 0 }
    return try await overTheNetwork { transport in
      var policy = policy
      // Nobody waits for it.
      policy.requestsToAPI = 4
      let fetcher = Fetcher(transport: transport, policy: policy, now: { .now }, onFetch: count)
      return try await listener.listen(to: key, at: edition.source(over: fetcher), items: items, now: time)
    }
  }

  var recorder: Recorder { Recorder(history: publication.history) }

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

  /// Lets a task read pages in processes of their own, and ends those afterwards.
  ///
  /// - Parameter isPatient: whether nobody waits, as on a rebuild. A page that was read once must not fail because the machine
  ///   is busier now: the edition would be another.
  func readingPages<Result: Sendable>(
    isPatient: Bool = false, _ body: (@escaping PageReader) async throws -> Result
  ) async throws -> Result {
    guard let program = PagePool.thisProgram else { return try await body { $0.answer() } }
    let arguments = ReadPagesCommand.arguments(isPatient: isPatient)
    let pool = PagePool(program: program, arguments: arguments, isPatient: isPatient) { [logger] in
      logger.warning("pages are read in the program's own process: no other can be started")
    }
    let start = Task { await pool.warmUp() }
    do {
      let result = try await body { await pool.read($0) }
      start.cancel()
      await pool.close()
      return result
    } catch {
      start.cancel()
      await pool.close()
      throw error
    }
  }

  /// Nil if the tool is switched off or not installed. Then PDFs are listed but not read.
  private var pdfConverter: PDFConverter? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? ""
    guard let tool = settings.pdfTool.flatMap({ PDFTool(named: $0, in: folders) }) else { return nil }
    return { pdf in
      await tool.layout(of: pdf).mapError { failure in
        switch failure {
        case .unreadable: .unreadable
        case .tooLarge: .tooLarge
        case .broken: .broken
        }
      }
    }
  }

  @Sendable private func count(_ purpose: FetchPurpose, _ result: FetchResult) {
    metrics.count(.fetches, ["purpose": purpose.rawValue, "outcome": result.outcome])
    if purpose == .api { metrics.count(.sources, ["host": result.host, "outcome": result.outcome]) }
  }

  /// Lets a task use the live web, and closes every connection afterwards.
  func overTheNetwork<Result: Sendable>(
    _ body: (any Transport) async throws -> Result
  ) async throws -> Result {
    let transport = LiveTransport(policy: policy) { .now }
    do {
      let result = try await body(RevalidatingTransport(transport, cache: answers))
      await transport.shutdown()
      return result
    } catch {
      await transport.shutdown()
      throw error
    }
  }

  /// Examines the way to a host, as `tenhn doctor HOST` does.
  @Sendable func doctor(_ host: String) async -> DoctorView {
    let transport = LiveTransport(policy: policy) { .now }
    let fetcher = Fetcher(transport: transport, policy: policy) { .now }
    let report = await HostExamination(ChainOptions.internet(fetcher)).report(on: host)
    await transport.shutdown()
    return DoctorView(report)
  }

  /// Names that can't be found get their diagnosis, within a time that an edition can wait.
  private func diagnosing(_ transport: any Transport) -> any Transport {
    DiagnosingTransport(
      transport,
      examination: ChainExamination(link: LiveServerLink(milliseconds: 600), seconds: 6) { Timestamp.now.rawValue },
      sparing: Set(settings.edition.sourceProfile.probes.compactMap { WebURL($0.url)?.hostName }))
  }

  /// Writes into the journal which settings the server runs with, where they are others than the last time.
  ///
  /// - Parameter detail: the settings of all publications that it runs with.
  func noteConfiguration(_ detail: [String: String]) async throws {
    let last = try await store.lastEntry(of: .configure)?.detail
    guard last != detail else { return }
    try await store.record(.configure, detail, at: .now)
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

  static func bytes(of path: String) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw CommandFailure("The archive \(path) can't be read.")
    }
    return [UInt8](data)
  }

  static func records(in path: String) throws -> [WARCRecord] {
    let records = WARCReader(try bytes(of: path)).compactMap { entry in
      if case .record(let record) = entry { record } else { nil }
    }
    guard !records.isEmpty else { throw CommandFailure("\(path) has no readable WARC record.") }
    return records
  }
}
