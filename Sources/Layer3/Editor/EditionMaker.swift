import ArticleModel
import EditionModel
import Fetching
import Logging
import Selection
import StorySources
import WebAddress

/// Makes an edition out of its inputs and what the web (or an archive of it) answers. Nothing is stored here.
struct EditionMaker: Sendable {
  let fetcher: Fetcher
  let source: any StorySource
  let settings: EditionSettings
  let onStep: @Sendable (Step) -> Void
  let onProgress: @Sendable (Progress) -> Void
  let logger: Logger

  /// An edition but for its archive, which is closed only after everything was asked for.
  struct Draft: Sendable {
    var stories: [Story]
    var unreadable: [UnreadableStory]
    var reserves: [ReserveStory]
    var blobs: [ContentHash: [UInt8]]
    /// Candidates whose pages had not answered when the time was up.
    var missed: [String]
  }

  func make(_ inputs: EditionInputs, sleep: @escaping @Sendable (Duration) async throws -> Void) async throws -> Draft {
    let ranking = Ranking(inputs)
    onStep(.chosen)
    let round = await read(ranking, missed: Set(inputs.circumstances.missed), sleep: sleep)
    onStep(.read)

    let slots = round.desk.slots
    // The reserves come last, so that the ten have the first claim on the image budget.
    let shown = slots + round.desk.reserves.readable
    let quotes = await quote(shown.map { ranking.picks[$0].id }, at: ranking.decided)
    onStep(.quoted)
    let articles = shown.map { round.readings[$0]?.outcome.isReadable == true ? round.readings[$0]?.article : nil }
    let pictures = await Illustrator(fetcher: fetcher, settings: settings).illustrate(articles)
    onStep(.illustrated)

    let assembly = Assembly(ranking: ranking, desk: round.desk, readings: round.readings, source: source)
    var blobs = pictures.blobs
    var stories: [Story] = []
    for (place, entry) in shown.enumerated() {
      var story = assembly.story(entry, number: place + 1)
      story.quotes = quotes[place]
      if let article = articles[place] {
        let bytes = try CanonicalJSON.encode(article)
        let hash = ContentHash(of: bytes)
        blobs[hash] = bytes
        story.article = hash
        story.images = pictures.images[place]
      }
      stories.append(story)
    }
    for entry in assembly.setAside {
      logger.notice(
        "set aside: an earlier edition had this page", metadata: ["story": "\(ranking.picks[entry].id.nativeID)"])
    }
    let reserves = Dictionary(uniqueKeysWithValues: zip(shown, stories).dropFirst(slots.count))
    return Draft(
      stories: Array(stories.prefix(slots.count)), unreadable: assembly.unreadable,
      reserves: assembly.reserves(read: reserves), blobs: blobs, missed: round.missed)
  }

  // MARK: - Reading

  private struct Round: Sendable {
    var desk: Desk
    var readings: [Int: StoryReader.Reading] = [:]
    var missed: [String] = []
  }

  private enum Arrival: Sendable {
    case read(Int, StoryReader.Reading)
    case deadline
  }

  /// Reads what the desk asks for until it has its ten, or the time is up.
  ///
  /// - Parameter missed: on a rebuild, who had not answered in time; they don't answer now either.
  private func read(
    _ ranking: Ranking, missed: Set<String>, sleep: @escaping @Sendable (Duration) async throws -> Void
  ) async -> Round {
    let reader = StoryReader(fetcher: fetcher, source: source, rule: VisibilityRule(settings: settings))
    var round = Round(desk: Desk(entries: ranking.entries, publishedPages: ranking.publishedPages))
    await withTaskGroup(of: Arrival.self) { group in
      if missed.isEmpty {
        group.addTask { [settings] in
          // Cancelled as soon as the desk is done, long before on an ordinary day.
          try? await sleep(.seconds(settings.deadline))
          return .deadline
        }
      }
      var effects = round.desk.begin()
      while !effects.contains(.done) {
        for case .read(let entries) in effects {
          for entry in entries where !missed.contains(ranking.picks[entry].id.nativeID) {
            let candidate = ranking.candidates[entry]
            onProgress(.reading(title: candidate.title, of: entries.count))
            group.addTask { .read(entry, await reader.read(candidate)) }
          }
        }
        effects = []
        // On a rebuild nobody waits for those that had missed the deadline.
        let waiting = await group.next()
        switch waiting {
        case .read(let entry, let reading):
          round.readings[entry] = reading
          onProgress(
            .read(
              title: ranking.candidates[entry].title, site: ranking.site(of: entry) ?? source.site,
              outcome: reading.progress(asReserve: round.desk.isSettled)))
          effects = round.desk.handle(.read(entry: entry, reading.outcome))
        case .deadline, nil:
          round.missed = round.desk.unanswered.map { ranking.picks[$0].id.nativeID }
          effects = round.desk.handle(.deadline)
        }
      }
      group.cancelAll()
    }
    return round
  }

  private func quote(_ stories: [CandidateID], at decided: Timestamp) async -> [[Quote]] {
    await withTaskGroup(of: (Int, [Quote]).self) { group in
      for (place, id) in stories.enumerated() {
        group.addTask {
          guard let story = await source.story(id.nativeID, at: decided) else { return (place, []) }
          return (place, Quoting.choose(from: await source.comments(on: story)))
        }
      }
      var quotes = [[Quote]](repeating: [], count: stories.count)
      for await (place, chosen) in group { quotes[place] = chosen }
      return quotes
    }
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
