/// Orders the field and takes the best, one by one.
struct Election {
  let field: Field
  let published: [Published]
  let parameters: Parameters
  let weights: ChoiceWeights
  /// Stories that are compared with, and never chosen.
  let excluded: Set<CandidateID>

  func choice() -> Choice {
    let memory = Memory(
      published: published, cutoff: field.cutoff, rarity: field.rarity, parameters: parameters)
    let rules = Rules(parameters: parameters, rarity: field.rarity, looks: field.looks)
    let worth = Valuation(field: field, parameters: parameters, weights: weights).scores()
    var waiting = zip(field.entrants, worth).compactMap { entrant, score -> Contender? in
      guard !memory.holds(entrant), !excluded.contains(entrant.candidate.id) else { return nil }
      let (weight, verdict) = rules.weight(of: entrant)
      return weight > 0
        ? Contender(
          entrant: entrant, score: score,
          topics: field.rarity.salient(entrant.words, share: parameters.salientShare).sorted(),
          weight: weight, verdict: verdict) : nil
    }
    let scores = Dictionary(
      waiting.map { ($0.entrant.candidate.id, $0.score) }, uniquingKeysWith: { first, _ in first })

    var taken: [Contender] = []
    while taken.count < parameters.picks {
      let company = taken.map(\.entrant)
      guard let winner = draw(from: &waiting, at: waiting.map { $0.beside(company, rules: rules) }, rules: rules)
      else { break }
      taken.append(winner)
    }
    // Reserves are judged beside the picks only: any of them may have to join them.
    let company = taken.map(\.entrant)
    var offers = waiting.map { $0.beside(company, rules: rules) }
    while taken.count < parameters.picks + parameters.reserves,
      let winner = draw(from: &offers, at: offers, rules: rules)
    {
      taken.append(winner)
    }
    return announce(taken, scores: scores, memory: memory)
  }

  /// Removes the best and every other submission of the same story.
  ///
  /// - Parameter offers: the waiting entrants in their order, weighted beside the chosen stories.
  private func draw(from waiting: inout [Contender], at offers: [Contender], rules: Rules) -> Contender? {
    guard let best = offers.indices.max(by: { offers[$0] < offers[$1] }) else { return nil }
    var winner = offers[best]
    if winner.weight == 0, let any = waiting.indices.max(by: { waiting[$0] < waiting[$1] }) {
      // If the caps leave nobody, they are ignored: all feeds of a publication may belong to one site.
      winner = waiting[any]
    }
    waiting.removeAll { $0.entrant.candidate.id == winner.entrant.candidate.id }
    waiting.removeAll { other in
      guard rules.areOne(winner.entrant, other.entrant) else { return false }
      winner.also.append(other.entrant.candidate.id)
      return true
    }
    return winner
  }

  private func announce(_ taken: [Contender], scores: [CandidateID: Score], memory: Memory) -> Choice {
    let reasons = Reasons(field: field, parameters: parameters)
    let chosen = taken.prefix(parameters.picks)
    let reserves = taken.dropFirst(parameters.picks)
    let last = chosen.last?.worth ?? 0
    let rival = max(1, reserves.map(\.score.expectedPoints).max() ?? 1)
    func pick(_ contender: Contender) -> Pick {
      let before = memory.followed(by: contender.entrant, rarity: field.rarity)
      let merit = reasons.pick(contender.entrant, following: before)
      let standing = Standing(
        contender.entrant, score: contender.score, loss: contender.score.total > last ? contender.verdict : nil,
        field: field, facts: reasons.facts(of: contender.entrant))
      return Pick(
        id: contender.entrant.candidate.id, score: contender.score,
        exceptionalWeight: contender.score.expectedPoints / rival, reason: merit, merit: merit,
        also: contender.also, followsUp: before?.id, standing: standing)
    }
    let picks = chosen.map(pick)
    return Choice(
      picks: picks,
      reserves: reserves.map { contender in
        var reserve = pick(contender)
        reserve.reason = reserve.standing.reason(against: picks.last?.standing)
        return reserve
      }, scores: scores)
  }
}

/// An entrant that may still be chosen.
private struct Contender: Comparable {
  let entrant: Entrant
  let score: Score
  let topics: [String]
  var weight: Double
  var verdict: Verdict?
  var also: [CandidateID] = []

  /// The worth after the rules.
  var worth: Double { score.total * weight }

  func beside(_ company: [Entrant], rules: Rules) -> Contender {
    let (factor, verdict) = rules.company(entrant, topics: topics, among: company)
    var copy = self
    copy.weight *= factor
    copy.verdict = verdict ?? copy.verdict
    return copy
  }

  /// Compares by worth. Of two equal ones the older id is greater.
  static func < (a: Contender, b: Contender) -> Bool {
    a.worth != b.worth ? a.worth < b.worth : a.entrant.candidate.id > b.entrant.candidate.id
  }

  static func == (a: Contender, b: Contender) -> Bool {
    a.worth == b.worth && a.entrant.candidate.id == b.entrant.candidate.id
  }
}
