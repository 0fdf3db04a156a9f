import Archive
public import EditionModel
public import Fetching
import Foundation
public import Logging
public import PageWorkers
import Selection
public import Storage
import StorySources

/// Makes and seals editions: the thin shell around ``Desk``.
///
/// Clock, network and drills are parameters. If an edition exists already, nothing is fetched and nothing changes.
///
/// The module also offers:
/// - ``EditionSettings``: what decides about an edition, and which source it is made from.
/// - ``Recorder``: looks at the source between editions.
/// - ``Revisitor``, ``WatchedStory``: look at published stories again.
/// - ``Withdrawer``: withdraws a story.
/// - ``Step``, ``Progress``, ``EditorError``: what happens while an edition is made.
public struct EditionBuilder: Sendable {
  let publication: PublicationStore
  let settings: EditionSettings
  let schedule: Schedule
  let engine: String
  let policy: FetchPolicy
  let convertPDF: PDFConverter?
  let readPage: PageReader
  let briefEngine: BriefEngine?
  let onBriefs: @Sendable (BriefEngine.Tally) -> Void
  let onStep: @Sendable (Step) -> Void
  let onProgress: @Sendable (Progress) -> Void
  let onFetch: Fetcher.Observer
  let logger: Logger

  /// Prepares to make editions of a publication.
  ///
  /// - Parameters:
  ///   - schedule: gives the previous cut-off, where an edition's window begins.
  ///   - engine: the name of the program in the manifest.
  ///   - convertPDF: reads PDFs; nil if no tool is installed.
  ///   - readPage: reads pages; in this process if it is left out.
  ///   - briefEngine: chooses the sentences of briefs; nil leaves it to the rule.
  ///   - onBriefs: called with how the engine's questions went, if it was asked.
  ///   - onStep: called at each step, for drills.
  ///   - onProgress: called as things happen, for a display.
  ///   - onFetch: called with every fetch, for counters.
  public init(
    publication: PublicationStore, settings: EditionSettings, schedule: Schedule, engine: String, policy: FetchPolicy,
    convertPDF: PDFConverter? = nil, readPage: @escaping PageReader = { $0.answer() },
    briefEngine: BriefEngine? = nil, onBriefs: @escaping @Sendable (BriefEngine.Tally) -> Void = { _ in },
    onStep: @escaping @Sendable (Step) -> Void = { _ in },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in },
    onFetch: @escaping Fetcher.Observer = { _, _ in },
    logger: Logger
  ) {
    self.publication = publication
    self.settings = settings
    self.schedule = schedule
    self.engine = engine
    self.policy = policy
    self.convertPDF = convertPDF
    self.readPage = readPage
    self.briefEngine = briefEngine
    self.onBriefs = onBriefs
    self.onStep = onStep
    self.onProgress = onProgress
    self.onFetch = onFetch
    self.logger = logger
  }

  /// The outcome of a request to make an edition.
  public enum Outcome: Sendable, Hashable {
    /// The edition is published.
    case sealed(ContentHash)
    /// An edition with this key exists; nothing changed.
    case alreadySealed(ContentHash)
  }

  /// Makes the edition of a cut-off.
  ///
  /// - Parameters:
  ///   - transport: the network, or an archive instead.
  ///   - now: the edition's clock.
  /// - Throws: ``EditorError``, ``StoreError``; nothing is published then.
  public func build(
    _ cutoff: Cutoff, over transport: any Transport, now: @escaping @Sendable () -> Timestamp
  ) async throws -> Outcome {
    if let outcome = try await existing(cutoff.key) { return outcome }
    let lease = try await MakingLease(
      publication: publication, owner: "process \(ProcessInfo.processInfo.processIdentifier)"
    ) { onProgress(.waiting(key: "\(cutoff.key)", owner: $0)) }.take()
    defer { withExtendedLifetime(lease) {} }
    if let outcome = try await existing(cutoff.key) { return outcome }
    publication.store.sweep()
    onStep(.begun)
    onProgress(.begun(key: "\(cutoff.key)"))
    // What was damaged when a comment was withdrawn may be whole again. It keeps no edition from being made, nor from being
    // made in time: what is still owed then is done before the next one.
    _ = try? await Withdrawer(publication: publication).completeOwed(at: now(), within: .seconds(10))
    let withheld = try await publication.withdrawnComments(of: settings.sourceProfile.id)
    let words = withheld.union(try await publication.withdrawnStories(of: settings.sourceProfile.id))
    let recording = RecordingTransport(
      words.isEmpty
        ? transport : WithholdingTransport(transport, profile: settings.sourceProfile, withheld: words), now: now)
    let fetcher = Fetcher(transport: recording, policy: policy, now: now, onFetch: observer(of: cutoff.key))
    let budget = CrawlBudget(start: .now, seconds: Double(settings.deadline))
    let gathering = Gathering(
      publication: publication, settings: settings, schedule: schedule, engine: engine, logger: logger(of: cutoff.key))
    var inputs = try await gathering.inputs(
      cutoff, from: settings.source(over: fetcher.ending(at: budget.collected)), now: now)
    inputs.circumstances.withheld = withheld.isEmpty ? nil : withheld.sorted()
    onStep(.collected)
    onProgress(.collected(candidates: inputs.candidates.count))

    let source = settings.source(over: fetcher.ending(at: budget.quoted))
    let pdfs = PDFReadings(convert: convertPDF)
    let pages = PageReadings(reader: readPage)
    let choices = EngineChoices(engine: briefEngine)
    let draft = try await maker(fetcher, source, pdfs, pages, choices, of: cutoff.key, asksEngine: briefEngine != nil)
      .make(inputs, within: budget)
    if briefEngine != nil { onBriefs(await choices.tally) }
    guard !draft.stories.isEmpty else { throw EditorError.nothingNew }
    inputs.circumstances.missed = draft.missed
    inputs.circumstances.reach = draft.reach
    inputs.circumstances.published = max(now(), inputs.circumstances.published)
    var archive = WARCWriter(
      date: inputs.circumstances.published, info: [("software", engine), ("format", "WARC File Format 1.1")])
    try inputs.write(to: &archive)
    await recording.write(to: &archive)
    await pdfs.write(to: &archive)
    await pages.write(to: &archive)
    try await choices.write(to: &archive)
    try draft.provenance(in: archive.bytes, source: source.profile).write(
      to: &archive, date: inputs.circumstances.published)
    let bytes = try await publication.archive(
      archive.bytes, withoutStoriesWithdrawnSince: words, date: inputs.circumstances.published,
      source: settings.sourceProfile)
    return try await seal(draft, inputs, archive: bytes, withheld: withheld)
  }

  private func existing(_ key: EditionKey) async throws -> Outcome? {
    guard let manifest = try await publication.manifest(of: key) else { return nil }
    onProgress(.alreadySealed(key: "\(key)", hash: manifest.hash.hex))
    return .alreadySealed(manifest.hash)
  }

  /// An edition that was made again from its archive.
  public struct Rebuilt: Sendable, Hashable {
    /// The key that the archive names.
    public var key: EditionKey
    /// Whether it was sealed, with its hash.
    public var outcome: Outcome
    /// The engine that made the edition at first, such as `tenhn/0.1`. Another one may read the same pages differently.
    public var engine: String
    /// Whether the archive holds all that the edition was made from. After a withdrawal it doesn't: the rebuilt edition
    /// differs from the sealed one.
    public var isComplete: Bool
  }

  /// Makes an edition again from its archive alone and seals it in this builder's folder.
  ///
  /// - Returns: the rebuilt edition. Its hash is the original's if engine and archive are the same and nothing was withdrawn.
  public func rebuild(archive bytes: [UInt8]) async throws -> Rebuilt {
    let records = WARCReader(bytes).compactMap { entry in if case .record(let record) = entry { record } else { nil } }
    let inputs = try EditionInputs(reading: records)
    let clock = inputs.circumstances.published
    let fetcher = Fetcher(transport: ReplayTransport(records: records), policy: policy) { clock }
    let source = inputs.settings.source(over: fetcher)
    onProgress(.begun(key: "\(inputs.circumstances.key)"))
    let draft = try await maker(
      fetcher, source, PDFReadings(records: records), PageReadings(reader: readPage, records: records),
      EngineChoices(records: records), of: inputs.circumstances.key, settings: inputs.settings
    ).make(inputs, within: nil)
    return Rebuilt(
      key: inputs.circumstances.key, outcome: try await seal(draft, inputs, archive: bytes),
      engine: inputs.circumstances.engine, isComplete: !records.contains(where: \.isWithdrawalNote))
  }

  private func maker(
    _ fetcher: Fetcher, _ source: any StorySource, _ pdfs: PDFReadings, _ pages: PageReadings,
    _ choices: EngineChoices, of key: EditionKey, asksEngine: Bool = false, settings: EditionSettings? = nil
  ) -> EditionMaker {
    EditionMaker(
      fetcher: fetcher, source: source, settings: settings ?? self.settings, pdfs: pdfs, pages: pages,
      choices: choices, asksEngine: asksEngine, onStep: onStep,
      onProgress: onProgress, logger: logger(of: key))
  }

  /// Every line of the log carries the edition's key.
  private func logger(of key: EditionKey) -> Logger {
    var logger = logger
    logger[metadataKey: "edition"] = "\(key)"
    return logger
  }

  private func observer(of key: EditionKey) -> Fetcher.Observer {
    let logger = logger(of: key)
    return { [onFetch] purpose, result in
      onFetch(purpose, result)
      guard let failure = result.failure else { return }
      logger.info(
        "a fetch failed",
        metadata: [
          "url": "\(result.url)", "purpose": "\(purpose.rawValue)", "code": "\(failure.code.rawValue)",
          "cause": "\(failure.message)",
        ])
    }
  }

  /// Writes blobs and archive first, synced; then one transaction.
  ///
  /// - Parameter withheld: the comments that were withdrawn when it was begun; nil on a rebuild, into a folder of its own.
  private func seal(
    _ draft: EditionMaker.Draft, _ inputs: EditionInputs, archive: [UInt8], withheld: Set<String>? = nil
  ) async throws -> Outcome {
    let circumstances = inputs.circumstances
    let manifest = try Manifest(
      sealing: Edition(
        key: circumstances.key, publication: inputs.settings.publication, cutoff: circumstances.cutoff,
        published: circumstances.published, timeZone: inputs.settings.timeZone, basis: circumstances.basis,
        isLate: circumstances.basis != .sample && circumstances.published - circumstances.cutoff > Edition.lateAfter,
        engine: circumstances.engine, stories: draft.stories, unreadable: draft.unreadable, reserves: draft.reserves,
        archive: ContentHash(of: archive),
        muted: inputs.settings.muteRule.isEmpty ? nil : inputs.settings.muteRule.terms))
    // A rebuilt edition keeps its own publication, whatever this builder is set to.
    let series = publication.store.publication(inputs.settings.publication)
    for hash in draft.blobs.keys.sorted() { if let bytes = draft.blobs[hash] { try publication.blobs.put(bytes) } }
    onStep(.blobsWritten)
    let sealing = try await series.seal(
      manifest, archive: archive, blobs: draft.blobs, withheld: withheld, source: inputs.settings.sourceProfile,
      archiveWritten: { [onStep] in onStep(.archiveWritten) },
      beforeCommit: { [onStep] in onStep(.sealing) })
    onStep(.sealed)
    switch sealing {
    case .sealed:
      onProgress(.sealed(key: "\(circumstances.key)", hash: manifest.hash.hex))
      logger(of: circumstances.key).notice(
        "sealed", metadata: ["hash": "\(manifest.hash)", "basis": "\(circumstances.basis.rawValue)"])
      return .sealed(manifest.hash)
    case .alreadySealed(let hash):
      onProgress(.alreadySealed(key: "\(circumstances.key)", hash: hash.hex))
      return .alreadySealed(hash)
    }
  }
}

extension Published {
  /// Makes a published story of an earlier edition's story, under the address at which its page was found.
  init(_ story: Story, in edition: Edition) {
    self.init(
      id: CandidateID(source: story.source, nativeID: story.id), title: story.title, url: story.canonical ?? story.url,
      also: story.also.map { CandidateID(source: story.source, nativeID: $0.id) }, cutoff: edition.cutoff,
      edition: "\(edition.key)", number: story.number)
  }

  /// Makes a published story of one that could not be read: it was listed with its link, and isn't listed twice.
  init?(_ story: UnreadableStory, in edition: Edition) {
    guard let source = edition.stories.first?.source else { return nil }
    self.init(
      id: CandidateID(source: source, nativeID: story.id), title: story.title, url: story.url,
      cutoff: edition.cutoff)
  }
}
