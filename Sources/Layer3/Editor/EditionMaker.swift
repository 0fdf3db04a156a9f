import Archive
import ArticleModel
import EditionModel
import Fetching
import Logging
import Selection
import Storage
import StorySources
import WebAddress

/// Makes an edition from its inputs and from what the web, or an archive of it, answers. Stores nothing.
struct EditionMaker: Sendable {
  let fetcher: Fetcher
  let source: any StorySource
  let settings: EditionSettings
  let pdfs: PDFReadings
  let pages: PageReadings
  let choices: EngineChoices
  /// Whether an engine may be asked. A rebuild asks nobody.
  let asksEngine: Bool
  let onStep: @Sendable (Step) -> Void
  let onProgress: @Sendable (Progress) -> Void
  let logger: Logger

  /// How long the source may take for the comments on a story.
  static let patience: Duration = .seconds(30)

  /// An edition without its archive, which is closed only after everything was asked for.
  struct Draft: Sendable {
    var stories: [Story]
    var unreadable: [UnreadableStory]
    var reserves: [ReserveStory]
    var blobs: [ContentHash: [UInt8]]
    /// By story number, every address that was asked for the story's page and images.
    var fetched: [Int: Set<String>]
    /// Candidates whose pages had not answered when the time was up.
    var missed: [String]
    /// How far down the ranking pages were asked for by then; nil if there was time for all.
    var reach: Int?
  }

  /// - Parameter budget: nil on a rebuild, which waits for nobody.
  func make(_ inputs: EditionInputs, within budget: CrawlBudget?) async throws -> Draft {
    let ranking = Ranking(inputs)
    onStep(.chosen)
    let reader = StoryReader(
      fetcher: fetcher, source: source, table: PermissionTable(settings: settings), pdfs: pdfs, pages: pages)
    let circumstances = inputs.circumstances
    let round = await ReadingRound(ranking: ranking, site: source.profile.site, onProgress: onProgress) {
      await reader.read($0)
    }
    .run(missed: Set(circumstances.missed), reach: circumstances.reach, pace: budget?.pace)
    onStep(.read)

    let slots = round.desk.slots
    // The reserves come last, so that the ten have the first claim on the image budget.
    let shown = slots + round.desk.reserves.readable
    let leads = StoryLeads(engine: circumstances.engine)
    // While the discussions come: an engine takes no time of its own.
    async let chosen = briefs(
      of: slots, leads: leads, readings: round.readings, ranking: ranking, until: budget?.quoted)
    let articles = shown.map { round.readings[$0]?.outcome.isReadable == true ? round.readings[$0]?.article : nil }
    let listening = Listening(
      source: source, items: settings.discussionItems ?? EditionSettings.standardDiscussionItems,
      time: budget.map { _ in EditionMaker.patience }, withheld: Set(circumstances.withheld ?? []))
    // Comments and pictures come from different hosts: neither waits for the other.
    async let illustrated = Illustrator(
      fetcher: budget.map { fetcher.ending(at: $0.illustrated) } ?? fetcher, settings: settings
    ).illustrate(articles)
    let heard = await listening.listen(
      to: subjects(shown, ranking, articles, slots: slots.count), at: ranking.decided)
    let briefs = await chosen
    onStep(.quoted)
    let pictures = await illustrated
    onStep(.illustrated)

    let assembly = Assembly(
      ranking: ranking, desk: round.desk, readings: round.readings, source: source,
      leads: leads)
    var blobs = pictures.blobs
    var stories: [Story] = []
    var fetched: [Int: Set<String>] = [:]
    for (place, entry) in shown.enumerated() {
      var story = assembly.story(entry, number: place + 1)
      story.conversation = heard[place].conversation
      if let blob = heard[place].blob { blobs[ContentHash(of: blob)] = blob }
      if let brief = briefs[place], story.reading.brief != nil { story.reading.brief = brief }
      // The same page may have been read for another submission, from another address.
      let readings = ([entry] + assembly.duplicates(of: entry)).compactMap { round.readings[$0] }
      fetched[story.number] = readings.reduce(into: pictures.addresses[place].union(heard[place].addresses)) {
        $0.formUnion($1.addresses)
      }
      if let article = articles[place], let bytes = round.readings[entry]?.sealed {
        let hash = ContentHash(of: bytes)
        blobs[hash] = bytes
        story.reading.article = hash
        story.reading.images = pictures.images[place]
        story.reading.lead = LeadPicture(of: article, among: pictures.images[place])
      }
      stories.append(story.sealable)
    }
    for entry in assembly.setAside {
      logger.notice(
        "set aside: an earlier edition had this page", metadata: ["story": "\(ranking.picks[entry].id.nativeID)"])
    }
    let reserves = Dictionary(uniqueKeysWithValues: zip(shown, stories).dropFirst(slots.count))
    return Draft(
      stories: Array(stories.prefix(slots.count)), unreadable: assembly.unreadable,
      reserves: assembly.reserves(read: reserves), blobs: blobs, fetched: fetched, missed: round.missed,
      reach: round.reach)
  }

  /// The stories to listen to, with the names that their pages give.
  private func subjects(_ shown: [Int], _ ranking: Ranking, _ articles: [Article?], slots: Int) -> [Listening.Subject] {
    zip(shown, articles).enumerated().map { place, story in
      Listening.Subject(
        candidate: ranking.candidates[story.0], authors: story.1?.metadata.authors ?? [], isReserve: place >= slots)
    }
  }

  /// The briefs that an engine chose for the ten, by place.
  private func briefs(
    of slots: [Int], leads: StoryLeads, readings: [Int: StoryReader.Reading], ranking: Ranking,
    until end: ContinuousClock.Instant?
  ) async -> [Int: Brief] {
    guard leads.makesBriefs else { return [:] }
    let entries = slots.enumerated().compactMap { place, entry in
      readings[entry].map { EngineRound.Entry(place: place, title: ranking.candidates[entry].title, reading: $0) }
    }
    return await EngineRound(choices: choices, fetcher: fetcher, isLive: asksEngine, end: end).briefs(
      for: entries, at: ranking.decided)
  }
}

extension EditionMaker.Draft {
  /// Which records of the edition's archive carry each story's words and pictures.
  func provenance(in archive: [UInt8], source: any SourceProfile) -> Provenance {
    Provenance(
      of: stories + reserves.compactMap(\.story), fetched: fetched,
      answers: ArchivedAnswers(WARCReader.readAll(archive).records), source: source)
  }
}

extension Desk.Reading {
  var isReadable: Bool { if case .readable = self { true } else { false } }
}

extension StoryReader.Reading {
  func progress(asReserve isReserve: Bool) -> Progress.Outcome {
    guard case .readable = outcome, let article else { return .notReadable(why: receipt.why) }
    guard !isReserve else { return .reserve(minutes: article.readingMinutes) }
    return .story(minutes: article.readingMinutes, partial: receipt.kind == .full ? nil : receipt.why)
  }
}
