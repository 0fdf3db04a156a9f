import EditionModel
import Logging
import Selection
import Storage
import StorySources

/// Gathers what an edition is decided from: the recorded history, what was published, and a look at the source if needed.
struct Gathering: Sendable {
  let publication: PublicationStore
  let settings: EditionSettings
  let schedule: Schedule
  let engine: String
  let logger: Logger

  /// Days of history: a month to compare with.
  var historyDays: Int64 = 31
  /// A story can only be chosen when it was seen in the day before the decision.
  static let day: Int64 = 86_400
  /// How far before its window an edition made in hindsight looks: stories take hours to rise.
  static let headStart: Int64 = 6 * 3600

  /// Gathers the inputs.
  ///
  /// - Parameter source: asked only if the record doesn't reach the cut-off.
  func inputs(
    _ cutoff: Cutoff, from source: any StorySource, now: @escaping @Sendable () -> Timestamp
  ) async throws -> EditionInputs {
    let start = schedule.latest(atOrBefore: Timestamp(cutoff.instant.rawValue - 1))?.instant ?? cutoff.instant
    let asked = now()
    let history = publication.history
    let seen = try await history.looks(from: start + -BasisRule.maximumGap, through: min(cutoff.instant, asked))
    var rule = BasisRule(looks: seen.map(\.rawValue), start: start, cutoff: cutoff.instant, now: asked)
    var candidates = try await history.candidates(
      from: cutoff.instant + -historyDays * Self.day, through: min(cutoff.instant, asked))
    if !rule.isWatched || cutoff.key.isSample {
      let shown = try await look(source, cutoff: cutoff, start: start, now: asked)
      candidates = Self.merge(shown, into: candidates)
      rule = BasisRule(
        looks: seen.map(\.rawValue) + [asked.rawValue], start: start, cutoff: cutoff.instant, now: asked)
    }
    // Stories that are neither new nor ever reached the front page say nothing and would fill the archive.
    let oldest = rule.decided - Self.day
    candidates.removeAll { candidate in
      (candidate.history.last?.time ?? .epoch) <= oldest
        && !candidate.history.contains { $0.rank ?? .max <= Parameters.standard.frontPage }
    }
    if source.profile.countsVotes {
      let span = min(start, cutoff.instant) + -Self.headStart...cutoff.instant
      let seen = min(span.lowerBound, oldest)
      candidates = candidates.compactMap { Self.belonging($0, to: span, from: seen) }
    }
    return EditionInputs(
      circumstances: .init(
        key: cutoff.key, cutoff: cutoff.instant, published: now(), basis: cutoff.key.isSample ? .sample : rule.basis,
        decided: rule.decided, engine: engine),
      settings: settings, candidates: candidates, published: try await published(around: cutoff.instant))
  }

  /// A candidate as far as it belongs to an edition: posted in its span, or found on the front page by a look.
  ///
  /// Why: while the lists were down, a search still called an item of 2015 a story of the front page, and with 1,500
  /// points it became story 1.
  ///
  /// - Parameter seen: the moment from which a look at the front page counts.
  /// - Returns: nil for a story that no look found on the front page. One that left it long ago keeps its history until
  ///   then: it can't be chosen, but shows what is fast.
  private static func belonging(
    _ candidate: Candidate, to span: ClosedRange<Timestamp>, from seen: Timestamp
  ) -> Candidate? {
    if span.contains(candidate.posted) { return candidate }
    guard
      let last = candidate.history.lastIndex(where: { ($0.rank ?? .max) <= Parameters.standard.frontPage })
    else { return nil }
    guard candidate.history[last].time < seen else { return candidate }
    var past = candidate
    past.history = Array(candidate.history[...last])
    return past
  }

  /// Asks for what the lists show now and, after an outage, for what was posted in the unwatched window.
  private func look(
    _ source: any StorySource, cutoff: Cutoff, start: Timestamp, now: Timestamp
  ) async throws -> [Candidate] {
    let age = now - cutoff.instant
    let earliest = start + -Self.headStart
    var shown: [Candidate] = []
    var troubles: [SourceFailure] = []
    if age <= Self.day {
      do throws(SourceFailure) {
        let look = try await source.look(at: now)
        shown = look.candidates
        if shown.isEmpty { troubles.append(SourceFailure(source: source.id, message: "its lists are empty")) }
      } catch {
        troubles.append(error)
      }
    }
    if age > Edition.lateAfter, !cutoff.key.isSample {
      do throws(SourceFailure) {
        let found = try await source.stories(postedAfter: earliest, through: cutoff.instant, at: now)
        shown = Self.merge(found.map(\.candidate), into: shown)
      } catch {
        troubles.append(error)
      }
    }
    // A late edition leaves out what was posted after its cut-off. If it is made a day later or more, it also leaves out
    // what belongs to the editions before.
    let floor = age > Self.day ? earliest : .earliest
    shown = shown.filter { $0.posted <= cutoff.instant && $0.posted > floor }
    guard !shown.isEmpty else {
      throw EditorError.noCandidates(
        troubles.isEmpty
          ? "the source shows nothing from before the cut-off" : troubles.map(\.message).joined(separator: "; "),
        madeNoConnection: !troubles.isEmpty && troubles.allSatisfy(\.madeNoConnection))
    }
    for trouble in troubles {
      logger.notice("a source gave nothing", metadata: ["edition": "\(cutoff.key)", "cause": "\(trouble.message)"])
    }
    if age > Self.day, shown.count < settings.minimumInHindsight {
      throw EditorError.noCandidates("the source shows only \(counted(shown.count, "story", "stories")) of that time")
    }
    return shown
  }

  /// Adds the observations of some candidates to those of others. What the added ones say is newer.
  static func merge(_ added: [Candidate], into known: [Candidate]) -> [Candidate] {
    var merged = known
    var places = Dictionary(known.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for candidate in added {
      guard let place = places[candidate.id] else {
        places[candidate.id] = merged.count
        merged.append(candidate)
        continue
      }
      let before = merged[place]
      var after = candidate
      // The list's own answer of the same moment has the rank.
      let times = Set(before.history.map(\.time))
      after.history = before.history + candidate.history.filter { !times.contains($0.time) }
      after.formerTitles = before.formerTitles
      if before.title != after.title, !after.formerTitles.contains(before.title) {
        after.formerTitles.append(before.title)
      }
      if before.state != .live { after.state = before.state }
      merged[place] = after
    }
    return merged
  }

  /// What was published on both sides of the cut-off: a late edition must not repeat what newer ones carried.
  private func published(around cutoff: Timestamp) async throws -> [Published] {
    let memory = Timestamp(cutoff.rawValue - Int64(settings.memoryDays) * Self.day)
    let remembered = try await publication.editions(from: memory, before: .init(.max))
      .flatMap { edition in
        edition.stories.map { Published($0, in: edition) }
          + edition.unreadable.compactMap { Published($0, in: edition) }
      }
    return try await remembered + damaged(since: memory)
  }

  /// The stories of editions that aren't what was sealed, as the index has them. They must not be published twice, and must
  /// not keep an edition from being made.
  private func damaged(since memory: Timestamp) async throws -> [Published] {
    var published: [Published] = []
    for key in try await publication.damagedEditions(from: memory, before: .init(.max)) {
      logger.error("an edition isn't what was sealed; restore it from a backup", metadata: ["edition": "\(key)"])
      published += try await publication.listedStories(of: key).map { story in
        Published(
          id: CandidateID(source: story.source, nativeID: story.id), title: story.title, cutoff: story.cutoff,
          edition: "\(key)", number: story.number)
      }
    }
    return published
  }
}
