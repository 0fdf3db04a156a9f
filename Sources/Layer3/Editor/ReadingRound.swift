import Selection

/// Reads what the desk asks for until it has its ten, or the time is up.
///
/// If sites are slow, the pages of the next candidates are begun while the desk still waits. That changes only how long an
/// edition takes. The desk gets the same readings in the same order of asking, so a rebuild, which waits for nobody, makes
/// the same edition.
struct ReadingRound: Sendable {
  let ranking: Ranking
  /// The site of candidates without a page of their own.
  let site: String
  let onProgress: @Sendable (Progress) -> Void
  let read: @Sendable (Candidate) async -> StoryReader.Reading

  /// How long to wait. Both end early, without effect, when the task is cancelled.
  struct Pace: Sendable {
    /// Waits until unread pages count as unanswered.
    var toTheEnd: @Sendable () async -> Void
    /// Waits until, with a round still going on, as many more pages are begun as are missing. Repeated.
    var impatience: @Sendable () async -> Void
  }

  struct Outcome: Sendable {
    var desk: Desk
    var readings: [Int: StoryReader.Reading] = [:]
    /// The ids of candidates that had not answered when the time was up.
    var missed: [String] = []
    /// How far down the ranking pages had been begun by then; nil if there was time enough.
    var reach: Int?
  }

  private enum Arrival: Sendable {
    case read(Int, StoryReader.Reading)
    case impatience
    case deadline
  }

  /// Reads.
  ///
  /// - Parameters:
  ///   - missed: on a rebuild, the candidates that had not answered in time. They don't answer now either.
  ///   - reach: on a rebuild, how far the reading had come.
  func run(missed: Set<String>, reach: Int?, pace: Pace?) async -> Outcome {
    var outcome = Outcome(
      desk: Desk(entries: ranking.entries, publishedPages: ranking.publishedPages, reach: reach), reach: reach)
    var arrived: [Int: StoryReader.Reading] = [:]
    // Entries are begun in the order of the ranking, so one number says which.
    var begun = 0
    var isOver = false
    await withTaskGroup(of: Arrival.self) { group in
      func begin(upTo end: Int) {
        for entry in begun..<max(begun, min(end, ranking.candidates.count)) {
          guard !missed.contains(id(entry)) else { continue }
          let candidate = ranking.candidates[entry]
          onProgress(.reading(title: candidate.title))
          group.addTask { .read(entry, await read(candidate)) }
        }
        begun = max(begun, end)
      }
      func wait(for arrival: Arrival, _ time: @escaping @Sendable () async -> Void) {
        // Cancelled as soon as the desk is done, long before on an ordinary day.
        group.addTask {
          await time()
          return arrival
        }
      }
      if let pace {
        wait(for: .deadline, pace.toTheEnd)
        wait(for: .impatience, pace.impatience)
      }
      var effects = outcome.desk.begin()
      while !effects.contains(.done) {
        for case .read(let entries) in effects { begin(upTo: (entries.last ?? -1) + 1) }
        effects = []
        let unanswered = outcome.desk.unanswered
        if let entry = unanswered.first(where: { arrived[$0] != nil || isOver || missed.contains(id($0)) }) {
          effects = deliver(arrived.removeValue(forKey: entry), of: entry, to: &outcome)
          continue
        }
        switch await group.next() {
        case .read(let entry, let reading): arrived[entry] = reading
        case .impatience:
          if !outcome.desk.isSettled { begin(upTo: min(begun + unanswered.count, ranking.candidates.count)) }
          if let pace { wait(for: .impatience, pace.impatience) }
        case .deadline, nil:
          isOver = true
          outcome.reach = begun
          effects = outcome.desk.handle(.deadline(reach: begun))
        }
      }
      group.cancelAll()
    }
    return outcome
  }

  /// Hands a reading, or its absence, to the desk.
  private func deliver(_ reading: StoryReader.Reading?, of entry: Int, to outcome: inout Outcome) -> [Desk.Effect] {
    if reading == nil { outcome.missed.append(id(entry)) }
    let reading = reading ?? .unreadable("the site did not answer in time", source: "page")
    outcome.readings[entry] = reading
    onProgress(
      .read(
        title: ranking.candidates[entry].title, site: ranking.site(of: entry) ?? site,
        outcome: reading.progress(asReserve: outcome.desk.isSettled)))
    return outcome.desk.handle(.read(entry: entry, reading.outcome))
  }

  private func id(_ entry: Int) -> String { ranking.picks[entry].id.nativeID }
}
