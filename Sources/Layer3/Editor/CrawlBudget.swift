/// By when each part of an edition's making must be over, so that slow sites cost their own stories and pictures and never the hour.
///
/// What was collected, read and quoted by then is what the edition is made of; a picture that did not come is left out.
struct CrawlBudget: Sendable {
  let collected: ContinuousClock.Instant
  let read: ContinuousClock.Instant
  let quoted: ContinuousClock.Instant
  let illustrated: ContinuousClock.Instant
  /// How long a page may be waited for before the next candidate's is begun beside it.
  let patience: Duration

  /// - Parameter seconds: from the start until everything was asked for. What is left to do then, sealing, takes a second or two.
  init(start: ContinuousClock.Instant, seconds: Double) {
    func after(_ share: Double) -> ContinuousClock.Instant { start + .seconds(seconds * share) }
    collected = after(0.25)
    read = after(0.75)
    quoted = after(0.85)
    illustrated = after(1)
    patience = .seconds(seconds / 16)
  }

  var pace: ReadingRound.Pace {
    ReadingRound.Pace {
      try? await ContinuousClock().sleep(until: read)
    } impatience: {
      try? await ContinuousClock().sleep(for: patience)
    }
  }
}
