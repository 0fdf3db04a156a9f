/// Orders the field and lets the best in, one by one.
struct Election {
  let field: Field
  let published: [Published]
  let parameters: Parameters

  func choice() -> Choice {
    let memory = Memory(published: published, cutoff: field.cutoff, parameters: parameters)
    var scores: [CandidateID: Score] = [:]
    let worth = Valuation(field: field, parameters: parameters).scores()
    let ranking = zip(field.entrants, worth)
      .map { (entrant: $0, score: $1) }
      .filter { !memory.holds($0.entrant) }
      .sorted { ($0.score.total, $1.entrant.candidate.id) > ($1.score.total, $0.entrant.candidate.id) }
    for (entrant, score) in ranking { scores[entrant.candidate.id] = score }

    var taken: [(entrant: Entrant, pick: Pick)] = []
    for (entrant, score) in ranking {
      if let twin = taken.firstIndex(where: { isSame($0.entrant, entrant) }) {
        taken[twin].pick.also.append(entrant.candidate.id)
        continue
      }
      guard taken.count < parameters.picks + parameters.reserves else { continue }
      let place = taken.count
      let reason = Reasons(field: field).reason(for: entrant, reserve: place >= parameters.picks)
      taken.append(
        (
          entrant,
          Pick(id: entrant.candidate.id, score: score, exceptionalWeight: 1, reason: reason, also: [], followsUp: nil)
        ))
    }
    var picks = taken.prefix(parameters.picks).map(\.pick)
    var reserves = taken.dropFirst(parameters.picks).map(\.pick)
    let best = max(1, reserves.map(\.score.expectedPoints).max() ?? 1)
    for i in picks.indices { picks[i].exceptionalWeight = picks[i].score.expectedPoints / best }
    for i in reserves.indices { reserves[i].exceptionalWeight = reserves[i].score.expectedPoints / best }
    return Choice(picks: picks, reserves: reserves, scores: scores)
  }

  private func isSame(_ a: Entrant, _ b: Entrant) -> Bool {
    if let key = a.page.key, key == b.page.key { return true }
    return a.words.likeness(b.words) >= parameters.nearTitle
  }
}

/// What earlier editions carried.
struct Memory {
  private let ids: Set<CandidateID>
  private let keys: Set<String>
  private let titles: [TitleWords]
  private let nearTitle: Double

  init(published: [Published], cutoff: Int64, parameters: Parameters) {
    ids = Set(published.map(\.id)).union(published.flatMap(\.also))
    keys = Set(published.compactMap { PageIdentity(url: $0.url).key })
    titles = published.filter { $0.cutoff > cutoff - parameters.titleMemory }.map { TitleWords($0.title) }
    nearTitle = parameters.nearTitle
  }

  func holds(_ entrant: Entrant) -> Bool {
    ids.contains(entrant.candidate.id) || entrant.page.key.map(keys.contains) == true
      || titles.contains { $0.likeness(entrant.words) >= nearTitle }
  }
}
