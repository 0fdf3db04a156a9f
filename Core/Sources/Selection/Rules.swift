import EditionModel

/// The rules beyond points, as factors of a candidate's worth.
struct Rules {
  let parameters: Parameters
  let rarity: WordRarity
  let looks: Looks

  /// Applies the rules that depend on the story alone.
  func weight(of entrant: Entrant) -> (weight: Double, verdict: Verdict?) {
    if parameters.rules.contains(.takenDown), wasTakenDown(entrant) { return (0, .takenDown) }
    let points = Double(max(1, entrant.latest.points))
    let ratio = Double(entrant.latest.comments) / points
    if parameters.rules.contains(.heat), ratio >= parameters.heatRatio, isFalling(entrant) {
      return (exponential(logarithm(parameters.heatWeight) * ratio / parameters.heatRatio), .heat)
    }
    if entrant.isDeep(parameters) { return (parameters.deepWeight, nil) }
    return (1, nil)
  }

  /// Applies the rules that depend on the stories already chosen.
  ///
  /// - Parameter topics: the salient words of the entrant's title, sorted.
  func company(_ entrant: Entrant, topics: [String], among taken: [Entrant]) -> (weight: Double, verdict: Verdict?) {
    var weight = 1.0
    var verdict: Verdict?
    if parameters.rules.contains(.sites), let site = entrant.page.site {
      let others = taken.count { $0.page.site == site }
      if others >= parameters.siteCap { return (0, .site(site, others)) }
      if others > 0 {
        weight *= parameters.siteWeight
        verdict = .site(site, others)
      }
    }
    if parameters.rules.contains(.topics) {
      let crowd = topics.map { word in (word: word, count: taken.count { $0.words.set.contains(word) }) }
      if let (word, count) = crowd.max(by: { $0.count < $1.count }), count >= 2 {
        if count >= parameters.topicCap { return (0, .topic(word, count)) }
        weight *= parameters.topicWeight
        verdict = verdict ?? .topic(word, count)
      }
    }
    return (weight, verdict)
  }

  /// Whether two entrants are one story: the same page, nearly the same title, or one event.
  func areOne(_ a: Entrant, _ b: Entrant) -> Bool {
    if let key = a.page.key, key == b.page.key { return true }
    if a.twin.isTwin(of: b.twin, gap: a.born - b.born, sameSite: a.page.site == b.page.site, parameters: parameters) {
      return true
    }
    // One site reports an event once, but has series.
    guard parameters.rules.contains(.events), a.page.site == nil || a.page.site != b.page.site else { return false }
    return !a.twin.differs(from: b.twin) && rarity.areOneEvent(a.words, b.words, parameters: parameters)
  }

  private func isFalling(_ entrant: Entrant) -> Bool {
    entrant.rank == nil || entrant.traits[.climb] < 0
  }

  /// Whether moderators or flags took a story down. Votes alone never move one from the top off the page between two
  /// looks.
  private func wasTakenDown(_ entrant: Entrant) -> Bool {
    guard entrant.rank == nil,
      let place = entrant.history.lastIndex(where: { ($0.rank ?? .max) <= parameters.frontPage })
    else { return false }
    let last = entrant.history[place]
    if place + 1 < entrant.history.endIndex {
      let next = entrant.history[place + 1]
      return (next.rank ?? .max) > parameters.fallenBeyond && next.time - last.time <= parameters.fallenAtOnce
    }
    guard (last.rank ?? .max) <= parameters.fallenFrom,
      let next = looks.first(of: entrant.candidate.id.source, after: last.time)
    else { return false }
    return next - last.time <= parameters.fallenWithin
  }
}

extension Entrant {
  /// Whether it is a slow, deep piece: long on the page with few comments. The speed of its points doesn't show that.
  func isDeep(_ parameters: Parameters) -> Bool {
    parameters.rules.contains(.depth) && traits[.onPage] >= parameters.deepHours
      && Double(latest.comments) <= parameters.deepRatio * Double(max(1, latest.points))
  }
}

/// Why a candidate counts for less than its worth.
enum Verdict: Equatable {
  case site(String, Int)
  case topic(String, Int)
  case heat
  case takenDown
}
