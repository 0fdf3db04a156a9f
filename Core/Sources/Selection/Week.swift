public import EditionModel

/// A story of the week, as known with hindsight.
public struct WeekStory: Sendable {
  /// The story.
  public var id: CandidateID
  /// The cut-off of our edition that carried it. Nil if all of them missed it.
  public var published: Timestamp?
  /// Why it is among the ten.
  public var reason: Reason
  /// Other submissions of the same page, or stories about the same event.
  public var also: [CandidateID]
}

extension Selector {
  /// The length of a week in seconds.
  public static let week: Int64 = 7 * 24 * 3600

  /// Chooses the best stories that reached the front page in the seven days before a moment, whether or not our
  /// editions carried them.
  ///
  /// - Parameters:
  ///   - candidates: everything recorded in the past month, as for an edition.
  ///   - published: what the editions carried.
  ///   - moment: the end of the week. Later observations are ignored.
  public func bestOfWeek(
    from candidates: [Candidate], published: [Published], at moment: Timestamp
  ) -> [WeekStory] {
    var parameters = parameters
    parameters.lookback = Self.week + 24 * 3600
    let field = Field(
      candidates: candidates, cutoff: moment, previousCutoff: moment - 12 * 3600, parameters: parameters)
    let rules = Rules(parameters: parameters, rarity: field.rarity, looks: field.looks)
    var waiting = zip(field.entrants, Valuation(field: field, parameters: parameters, weights: weights).scores())
      .filter { $0.0.born > moment - Self.week }
      .map { entrant, score in
        // A story that nobody saw for a day has stopped growing; the model was fitted on stories seen within a day.
        let isOver = entrant.latest.time <= moment - self.parameters.lookback
        return (entrant: entrant, points: isOver ? Double(entrant.latest.points) : score.expectedPoints)
      }
      .sorted { ($0.points, $1.entrant.candidate.id) > ($1.points, $0.entrant.candidate.id) }
      .map(\.entrant)
    let editions = Editions(published)
    var stories: [WeekStory] = []
    while stories.count < parameters.picks, !waiting.isEmpty {
      let best = waiting.removeFirst()
      let twins = waiting.filter { rules.areOne(best, $0) }
      waiting.removeAll { other in twins.contains { $0.candidate.id == other.candidate.id } }
      let cutoff = ([best] + twins).compactMap(editions.cutoff).min()
      stories.append(
        WeekStory(
          id: best.candidate.id, published: cutoff,
          reason: Reasons(field: field, parameters: parameters).week(best, published: cutoff),
          also: twins.map(\.candidate.id)))
    }
    return stories
  }
}

/// Finds the edition that carried a story, under its own id or another submission's.
private struct Editions {
  private var byID: [CandidateID: Timestamp] = [:]
  private var byPage: [String: Timestamp] = [:]

  init(_ published: [Published]) {
    for story in published {
      for id in [story.id] + story.also { byID[id] = min(story.cutoff, byID[id] ?? .latest) }
      if let key = PageIdentity(url: story.url).key { byPage[key] = min(story.cutoff, byPage[key] ?? .latest) }
    }
  }

  func cutoff(of entrant: Entrant) -> Timestamp? {
    byID[entrant.candidate.id] ?? entrant.page.key.flatMap { byPage[$0] }
  }
}
