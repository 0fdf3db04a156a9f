import Archive
public import EditionModel
public import Fetching
import Foundation
public import Logging
import Selection
public import Store
import StorySources

/// Makes and seals editions: the public face of the module, and the thin shell around ``Desk``.
///
/// Clock, network and drills are parameters. Where an edition stands already, nothing is changed and nothing fetched.
public struct EditionBuilder: Sendable {
  let store: Store
  let settings: EditionSettings
  let schedule: Schedule
  let engine: String
  let policy: FetchPolicy
  let onStep: @Sendable (Step) -> Void
  let onProgress: @Sendable (Progress) -> Void
  let onFetch: Fetcher.Observer
  let logger: Logger

  /// - Parameters:
  ///   - schedule: says which cut-off came before, where an edition's window begins.
  ///   - engine: what the manifest calls the program that made it.
  ///   - onStep: called at each step, for drills.
  ///   - onProgress: called as things happen, for whoever watches.
  ///   - onFetch: called with every fetch, for whoever counts.
  public init(
    store: Store, settings: EditionSettings, schedule: Schedule, engine: String, policy: FetchPolicy,
    onStep: @escaping @Sendable (Step) -> Void = { _ in },
    onProgress: @escaping @Sendable (Progress) -> Void = { _ in },
    onFetch: @escaping Fetcher.Observer = { _, _ in },
    logger: Logger
  ) {
    self.store = store
    self.settings = settings
    self.schedule = schedule
    self.engine = engine
    self.policy = policy
    self.onStep = onStep
    self.onProgress = onProgress
    self.onFetch = onFetch
    self.logger = logger
  }

  /// What became of a request to make an edition.
  public enum Outcome: Sendable, Hashable {
    case sealed(ContentHash)
    /// It was there already.
    case stood(ContentHash)
  }

  /// Makes the edition of a cut-off.
  ///
  /// - Parameters:
  ///   - transport: the network, or an archive in its place.
  ///   - now: the edition's clock.
  /// - Throws: ``EditorError``, ``StoreError``; nothing is published then.
  public func build(
    _ cutoff: Cutoff, over transport: any Transport, now: @escaping @Sendable () -> Timestamp
  ) async throws -> Outcome {
    if let standing = try store.manifest(of: cutoff.key, publication: settings.publication) {
      onProgress(.stood(key: "\(cutoff.key)", hash: standing.hash.hex))
      return .stood(standing.hash)
    }
    onStep(.begun)
    onProgress(.begun(key: "\(cutoff.key)"))
    let recording = RecordingTransport(transport, now: now)
    let fetcher = Fetcher(transport: recording, policy: policy, now: now, onFetch: observer(of: cutoff.key))
    let budget = CrawlBudget(start: .now, seconds: Double(settings.deadline))
    var inputs = try await gather(cutoff, from: settings.source(over: fetcher.ending(at: budget.collected)), now: now)
    onStep(.collected)
    onProgress(.collected(candidates: inputs.candidates.count))

    let source = settings.source(over: fetcher.ending(at: budget.quoted))
    let draft = try await maker(fetcher, source, of: cutoff.key).make(inputs, within: budget)
    inputs.circumstances.missed = draft.missed
    inputs.circumstances.reach = draft.reach
    inputs.circumstances.published = max(now(), inputs.circumstances.published)
    var archive = WARCWriter(
      date: inputs.circumstances.published, info: [("software", engine), ("format", "WARC File Format 1.1")])
    try inputs.write(to: &archive)
    await recording.write(to: &archive)
    return try seal(draft, inputs, archive: archive.bytes)
  }

  /// Makes an edition again from its archive alone and seals it in this builder's store.
  ///
  /// - Returns: the rebuilt edition's outcome; its hash is the original's if engine and archive are the same.
  public func rebuild(archive bytes: [UInt8]) async throws -> (key: EditionKey, outcome: Outcome) {
    let records = WARCReader(bytes).compactMap { entry in if case .record(let record) = entry { record } else { nil } }
    let inputs = try EditionInputs(reading: records)
    let clock = inputs.circumstances.published
    let fetcher = Fetcher(transport: ReplayTransport(records: records), policy: policy) { clock }
    let source = inputs.settings.source(over: fetcher)
    onProgress(.begun(key: "\(inputs.circumstances.key)"))
    let draft = try await maker(fetcher, source, of: inputs.circumstances.key, settings: inputs.settings).make(
      inputs, within: nil)
    return (inputs.circumstances.key, try seal(draft, inputs, archive: bytes))
  }

  private func maker(
    _ fetcher: Fetcher, _ source: any StorySource, of key: EditionKey, settings: EditionSettings? = nil
  ) -> EditionMaker {
    EditionMaker(
      fetcher: fetcher, source: source, settings: settings ?? self.settings, onStep: onStep, onProgress: onProgress,
      logger: logger(of: key))
  }

  /// Everything said during a run carries the edition's key.
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

  private func look(at source: any StorySource, now: Timestamp) async throws -> [Candidate] {
    let look: SourceLook
    do {
      look = try await source.look(at: now)
    } catch {
      throw EditorError.noCandidates(error.message)
    }
    guard !look.candidates.isEmpty else { throw EditorError.noCandidates("its lists hold no story") }
    return look.candidates
  }

  /// Looks at the sources and at what was published before.
  private func gather(
    _ cutoff: Cutoff, from source: any StorySource, now: @escaping @Sendable () -> Timestamp
  ) async throws -> EditionInputs {
    // What was posted after the cut-off has no place in an edition that is made later.
    let candidates = try await look(at: source, now: now()).filter { $0.posted <= cutoff.instant.rawValue }
    let start = schedule.latest(atOrBefore: Timestamp(cutoff.instant.rawValue - 1))?.instant ?? cutoff.instant
    let rule = BasisRule(
      looks: candidates.lazy.flatMap(\.history).map(\.time), start: start, cutoff: cutoff.instant, now: now())
    let memory = Timestamp(cutoff.instant.rawValue - Int64(settings.memoryDays) * 86_400)
    let published = try store.editions(from: memory, before: cutoff.instant, publication: settings.publication)
      .flatMap { edition in
        edition.stories.map { Published($0, in: edition) } + edition.unreadable.map { Published($0, in: edition) }
      }
    return EditionInputs(
      circumstances: .init(
        key: cutoff.key, cutoff: cutoff.instant, published: now(), basis: cutoff.key.isSample ? .sample : rule.basis,
        decided: rule.decided, engine: engine),
      settings: settings, candidates: candidates, published: published)
  }

  /// Blobs and archive first, synced; then one transaction.
  private func seal(_ draft: EditionMaker.Draft, _ inputs: EditionInputs, archive: [UInt8]) throws -> Outcome {
    let circumstances = inputs.circumstances
    let manifest = try Manifest(
      sealing: Edition(
        key: circumstances.key, publication: inputs.settings.publication, cutoff: circumstances.cutoff,
        published: circumstances.published, timeZone: inputs.settings.timeZone, basis: circumstances.basis,
        isLate: circumstances.basis != .sample && circumstances.published - circumstances.cutoff > Edition.lateAfter,
        engine: circumstances.engine, stories: draft.stories, unreadable: draft.unreadable, reserves: draft.reserves,
        archive: ContentHash(of: archive)))
    for hash in draft.blobs.keys.sorted() { if let bytes = draft.blobs[hash] { try store.blobs.put(bytes) } }
    onStep(.blobsWritten)
    let sealing = try store.seal(
      manifest, archive: archive, archiveWritten: { onStep(.archiveWritten) }, beforeCommit: { onStep(.sealing) })
    onStep(.sealed)
    switch sealing {
    case .sealed:
      onProgress(.sealed(key: "\(circumstances.key)", hash: manifest.hash.hex))
      logger(of: circumstances.key).notice(
        "sealed", metadata: ["hash": "\(manifest.hash)", "basis": "\(circumstances.basis.rawValue)"])
      return .sealed(manifest.hash)
    case .stood(let hash):
      onProgress(.stood(key: "\(circumstances.key)", hash: hash.hex))
      return .stood(hash)
    }
  }
}

extension Published {
  /// A story of an earlier edition, under the address its page was found at.
  init(_ story: Story, in edition: Edition) {
    self.init(
      id: CandidateID(source: story.source, nativeID: story.id), title: story.title, url: story.canonical ?? story.url,
      also: story.also.map { CandidateID(source: story.source, nativeID: $0.id) }, cutoff: edition.cutoff.rawValue)
  }

  /// What could not be read was listed with its link, and is not listed a second time.
  init(_ story: UnreadableStory, in edition: Edition) {
    let source = edition.stories.first?.source ?? "hn"
    self.init(
      id: CandidateID(source: source, nativeID: story.id), title: story.title, url: story.url,
      cutoff: edition.cutoff.rawValue)
  }
}
