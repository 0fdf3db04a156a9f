import EditionModel

/// The worth of each entrant at the cut-off, before the rules.
///
/// An edition covers the window between two cut-offs. Its ten are the stories that reached the front page in the window
/// and end highest. An entrant's worth is the chance that it is one of the ten, reduced if the previous edition should
/// have had it, plus its expected points: a giant must not lose to a likely tenth.
struct Valuation {
  let field: Field
  let parameters: Parameters
  let weights: ChoiceWeights

  func scores() -> [Score] {
    guard field.entrants.contains(where: \.isRated) else { return field.entrants.map(newness) }
    let growth = weights.growth
    let expected = field.entrants.map { entrant in
      growth.finalPoints(points: entrant.latest.points, traits: entrant.traits)
    }
    let windows = field.entrants.map(field.windows)
    let timelyBar = bar(zip(expected, windows).filter { $0.1.this >= 0.5 }.map(\.0))
    let lateBar = bar(zip(expected, windows).filter { $0.1.before > 0.5 }.map(\.0))
    let top = expected.sorted(by: >).prefix(parameters.picks)
    let typical = max(1, top.reduce(0, +) / Double(max(1, top.count)))
    return field.entrants.indices.map { i in
      let entrant = field.entrants[i]
      func chance(above bar: Double) -> Double {
        normalShare(below: (logarithm(max(1, expected[i])) - logarithm(bar)) / doubt(about: entrant))
      }
      let timely = windows[i].this * chance(above: timelyBar)
      let late = windows[i].before * chance(above: lateBar)
      // That it reached the page before the previous cut-off is a guess if nobody watched it arrive.
      let missed = weights.missedWeight * (entrant.birthWatched ? 1 : parameters.unwatchedWeight)
      return Score(
        total: timely + missed * late + weights.pointsWeight * expected[i] / typical,
        expectedPoints: expected[i],
        features: ["chance": timely, "missedChance": late, "timely": windows[i].this].merging(
          Trait.allCases.map { ("\($0)", entrant.traits[$0]) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// Standard deviation of the logarithm of the expected points.
  private func doubt(about entrant: Entrant) -> Double {
    guard entrant.rank != nil else { return weights.doubt }
    return weights.doubt + weights.youngDoubt * exponential(-entrant.traits[.age] / weights.doubtFades)
  }

  /// The score of a story without points and ranks, such as a feed's: newer is better, by half-days.
  private func newness(_ entrant: Entrant) -> Score {
    let age = Double(max(0, field.cutoff - entrant.candidate.posted))
    return Score(total: 1 / (1 + age / 43_200), expectedPoints: 0, features: ["age": age / 3600])
  }

  /// The expected points that separate the ten best of a window from the others.
  private func bar(_ expected: [Double]) -> Double {
    let sorted = expected.sorted(by: >)
    guard sorted.count > parameters.picks else { return 1 }
    return max(1, (sorted[parameters.picks - 1] + sorted[parameters.picks]) / 2)
  }
}
