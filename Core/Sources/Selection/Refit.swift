public import EditionModel

/// Learns weights from a record, and measures them on what followed.
///
/// The record needs whole histories: how a story ended is the most points that were seen of it.
public struct Refit: Sendable {
  let candidates: [Candidate]
  let parameters: Parameters
  /// The looks that saw the page, in order.
  private let looks: [Timestamp]
  private let finals: [CandidateID: Int]

  /// Seconds between two moments of which lessons are taken.
  static let step: Int64 = 5 * 3600
  /// Seconds after the last look, and between the last two, from which the page is unknown.
  static let stale: Int64 = 3600, maximumGap: Int64 = 3 * 3600
  /// Seconds before the end of what may be learned from: later stories still grow.
  public static let ripening: Int64 = 48 * 3600
  /// Days below which a record teaches nothing.
  public static let minimumDays = 21

  /// Prepares a record.
  ///
  /// - Parameters:
  ///   - candidates: all stories with their whole histories.
  ///   - parameters: what counts as the front page, and for how long a story is a candidate.
  public init(candidates: [Candidate], parameters: Parameters = .standard) {
    self.candidates = candidates.filter { $0.kind == .story && !$0.history.isEmpty }
      .sorted { ($0.history[0].time, $0.id) < ($1.history[0].time, $1.id) }
    self.parameters = parameters
    looks = Self.wholeLooks(at: candidates)
    finals = Dictionary(
      candidates.map { ($0.id, $0.history.map(\.points).max() ?? 0) }, uniquingKeysWith: { max($0, $1) })
  }

  /// From the first look to the last. Nil for an empty record.
  public var span: ClosedRange<Timestamp>? {
    guard let first = looks.first, let last = looks.last else { return nil }
    return first...last
  }

  /// The looks that saw the page, and not single stories.
  ///
  /// A data folder thins its samples with age, but keeps each story's first one. At such a moment, all others would seem to
  /// have left the page.
  private static func wholeLooks(at candidates: [Candidate]) -> [Timestamp] {
    var stories: [Timestamp: Int] = [:]
    for candidate in candidates {
      for seen in candidate.history where seen.rank != nil { stories[seen.time, default: 0] += 1 }
    }
    let usual = stories.values.sorted(by: >).prefix(stories.count / 10 + 1).last ?? 0
    return stories.filter { 2 * $0.value >= usual }.map(\.key).sorted()
  }

  /// The last look that an edition at a moment would have had, if the record still has it.
  ///
  /// Nil where the record was thinned further than that: what it seems to show of such a moment, no recorder saw.
  private func steadyLook(at moment: Timestamp, among looks: ArraySlice<Timestamp>) -> Timestamp? {
    guard let last = looks.last, moment - last <= Self.stale else { return nil }
    return looks.dropLast().last.map { last - $0 <= Self.maximumGap } == true ? last : nil
  }

  /// The last look that saw the page before a moment.
  func lastLook(before moment: Timestamp) -> Timestamp { looks.last { $0 <= moment } ?? moment }

  /// Whether the record shows a moment as an edition at that time would have seen it.
  public func isSteady(at moment: Timestamp) -> Bool {
    steadyLook(at: moment, among: looks.prefix { $0 <= moment }) != nil
  }

  /// The most points that were seen of a story.
  public func final(of id: CandidateID) -> Int { finals[id] ?? 0 }

  /// Learns weights from what was seen before a moment.
  ///
  /// - Parameters:
  ///   - moment: nothing from then on is used.
  ///   - others: further records to learn from.
  ///   - weights: the numbers of the worth, which stay as they are.
  /// - Returns: nil if there is less than ``minimumDays`` to learn from.
  public func weights(
    before moment: Timestamp, beside others: [Lessons] = [], keeping weights: ChoiceWeights = .standard
  )
    -> ChoiceWeights?
  {
    guard let span, min(moment, span.upperBound) - span.lowerBound >= Int64(Self.minimumDays) * 86_400 else {
      return nil
    }
    return Self.weights(from: others + [lessons(before: moment)], keeping: weights)
  }

  /// Learns weights from lessons.
  public static func weights(from lessons: [Lessons], keeping weights: ChoiceWeights = .standard) -> ChoiceWeights {
    var all = Lessons()
    for part in lessons { all.append(contentsOf: part) }
    var fitted = weights
    fitted.trees = GrowthTrainer().fit(all)
    return fitted
  }

  /// The lessons of the record: whole, with half of the looks left out at random, and with a single look.
  ///
  /// Why the last two: weights learned from whole records alone misjudge stories of a recorder that stalled or has just
  /// been started.
  public func lessons(before moment: Timestamp) -> Lessons {
    var lessons = Lessons()
    add(to: &lessons, before: moment, step: Self.step, weight: 1)
    add(to: &lessons, before: moment, step: 2 * Self.step, weight: 0.5) { $0.scattered & 1 == 0 }
    add(to: &lessons, before: moment, step: 2 * Self.step, weight: 0.25, single: true)
    return lessons
  }

  private func add(
    to lessons: inout Lessons, before end: Timestamp, step: Int64, weight: Double, single: Bool = false,
    keeping keeps: (Timestamp) -> Bool = { _ in true }
  ) {
    let looks = looks.filter(keeps)
    guard let first = looks.first else { return }
    let end = min(end, looks.last ?? end) + -Self.ripening
    var place = 0
    var open: [Candidate] = []
    var next = 0
    var moment = Timestamp((first.rawValue + parameters.lookback) / step * step + step)
    while moment <= end {
      defer { moment = moment + step }
      while place < looks.count, looks[place] <= moment { place += 1 }
      while next < candidates.count, candidates[next].history[0].time <= moment {
        var candidate = candidates[next]
        candidate.history.removeAll { $0.rank != nil && !keeps($0.time) }
        if !candidate.history.isEmpty { open.append(candidate) }
        next += 1
      }
      open.removeAll { ($0.history.last?.time ?? .earliest) <= moment + -parameters.lookback }
      guard let last = steadyLook(at: moment, among: looks[..<place]) else { continue }
      for var candidate in open {
        candidate.history = Array(candidate.history.prefix { $0.time <= last })
        if single {
          guard let only = candidate.history.last(where: { $0.time <= moment }), only.time == last else { continue }
          candidate.history = [only]
        }
        guard
          let entrant = Sighting(
            candidate, cutoff: moment, looks: (single ? last : first)...last, parameters: parameters),
          entrant.isRated
        else { continue }
        lessons.append(
          entrant.traits, points: entrant.latest.points, final: final(of: candidate.id), weight: weight, at: moment)
      }
    }
  }
}

extension Timestamp {
  /// A number that looks random and depends on the moment alone (SplitMix64).
  fileprivate var scattered: UInt64 {
    var z = UInt64(bitPattern: rawValue) &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
