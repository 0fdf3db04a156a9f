/// The deadlines of the parts of an edition's making. A slow site costs its own story or picture, never the hour.
///
/// The edition is made of what was collected, read and quoted by then. A picture that did not come is left out.
struct CrawlBudget: Sendable {
  let collected: ContinuousClock.Instant
  let read: ContinuousClock.Instant
  let quoted: ContinuousClock.Instant
  let illustrated: ContinuousClock.Instant
  /// How long to wait for a page before the next candidate's is begun too.
  let patience: Duration

  /// Divides the time.
  ///
  /// - Parameter seconds: the time for asking. Sealing comes afterwards and takes a second or two.
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
