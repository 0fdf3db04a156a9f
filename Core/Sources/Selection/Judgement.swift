public import EditionModel

/// How good choices were, once it is known how the stories ended.
public struct Judgement: Sendable {
  /// Of each window's ten stories that ended highest, the share that its own edition carried, and half of the share that
  /// the next one did.
  public var hit: Double
  /// The points that the picks ended with, as a share of what the ten best of the stories seen, and not published before,
  /// ended with.
  public var value: Double
  /// The number of editions judged.
  public var editions: Int

  /// An edition that was decided from a record.
  public struct Decision: Sendable {
    /// The cut-off.
    public var cutoff: Timestamp
    /// The picks.
    public var picks: [CandidateID]

    /// Names what was picked at a cut-off.
    public init(cutoff: Timestamp, picks: [CandidateID]) {
      self.cutoff = cutoff
      self.picks = picks
    }
  }
}

extension Refit {
  /// Decides editions from the record with some weights.
  ///
  /// - Parameter cutoffs: in order of time. Each edition doesn't repeat the ones before.
  public func decisions(at cutoffs: [Timestamp], with weights: ChoiceWeights) -> [Judgement.Decision] {
    let selector = Selector(parameters: parameters, weights: weights)
    var published: [Published] = []
    var decisions: [Judgement.Decision] = []
    for cutoff in cutoffs {
      let look = lastLook(before: cutoff)
      let seen = candidates.prefix { $0.history[0].time <= look }.compactMap { candidate -> Candidate? in
        var candidate = candidate
        candidate.history = Array(candidate.history.prefix { $0.time <= look })
        let last = candidate.history.last?.time ?? .earliest
        return last > cutoff + -31 * 86_400 ? candidate : nil
      }
      let choice = selector.choose(
        from: seen, published: published, cutoff: cutoff, previousCutoff: decisions.last?.cutoff)
      let byID = Dictionary(seen.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      published += choice.picks.compactMap { pick in
        byID[pick.id].map {
          Published(id: pick.id, title: $0.title, url: $0.url, also: pick.also, cutoff: cutoff)
        }
      }
      decisions.append(Judgement.Decision(cutoff: cutoff, picks: choice.picks.map(\.id)))
    }
    return decisions
  }

  /// Compares decisions with how the stories ended.
  ///
  /// The last edition's hit isn't judged: what it missed, the next one may have carried.
  public func judge(_ decisions: [Judgement.Decision]) -> Judgement {
    let arrivals = candidates.compactMap { candidate in
      candidate.history.first { ($0.rank ?? .max) <= parameters.frontPage }.map { (id: candidate.id, time: $0.time) }
    }.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    var edition: [CandidateID: Int] = [:]
    for (number, decision) in decisions.enumerated() {
      for id in decision.picks where edition[id] == nil { edition[id] = number }
    }
    func best(_ ids: [CandidateID]) -> ArraySlice<CandidateID> {
      ids.sorted { (final(of: $1), $0) < (final(of: $0), $1) }.prefix(parameters.picks)
    }
    var (hits, values): ([Double], [Double]) = ([], [])
    for (number, decision) in decisions.enumerated() {
      let start = number > 0 ? decisions[number - 1].cutoff : decision.cutoff + -12 * 3600
      let top = best(arrivals.filter { $0.time > start && $0.time <= decision.cutoff }.map(\.id))
      if number + 1 < decisions.count, !top.isEmpty {
        let points = top.reduce(0.0) { sum, id in
          sum + (edition[id] == number ? 1 : edition[id] == number + 1 ? 0.5 : 0)
        }
        hits.append(points / Double(top.count))
      }
      let pool = candidates.filter { candidate in
        candidate.history.contains { $0.time > decision.cutoff + -parameters.lookback && $0.time <= decision.cutoff }
          && edition[candidate.id] ?? number >= number
      }
      let possible = best(pool.map(\.id)).reduce(0) { $0 + final(of: $1) }
      values.append(Double(decision.picks.reduce(0) { $0 + final(of: $1) }) / Double(max(1, possible)))
    }
    func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(max(1, numbers.count)) }
    return Judgement(hit: mean(hits), value: mean(values), editions: decisions.count)
  }
}
