public import EditionModel

/// How a story stood when the ten were chosen: enough to say what it lost against.
///
/// Whom it lost against is known only when every page was read: a pick that can't be read gives its slot to a reserve. So the
/// reason is made from two standings, at the choice and once more when the ten are certain.
struct Standing: Hashable, Sendable {
  /// What kept a story out beside its worth.
  enum Loss: Hashable, Sendable {
    case site(String, count: Int)
    case topic(String, count: Int)
    case heat
  }

  let title: String
  let posted: Timestamp
  let isRated: Bool
  let points: Int
  let comments: Int
  let expectedPoints: Double
  let hoursSincePosted: Int
  /// Points gained in the three hours before the last look; nil if no look is older than that.
  let recentPoints: Int?
  /// Whether it certainly had its chance in the edition before, and whether that was because it reached the page, or was posted, by then.
  let early: Early?
  let loss: Loss?
  let facts: [String: Double]

  enum Early: Hashable, Sendable { case onPage, posted }

  init(_ entrant: Entrant, score: Score, loss verdict: Verdict?, field: Field, facts: [String: Double]) {
    title = entrant.candidate.title
    posted = entrant.candidate.posted
    isRated = entrant.isRated
    (points, comments) = (entrant.latest.points, entrant.latest.comments)
    expectedPoints = score.expectedPoints
    hoursSincePosted = field.hoursSincePosted(entrant)
    let before = entrant.history.last { $0.time <= entrant.latest.time + -3 * 3600 }
    recentPoints = before.map { max(0, entrant.latest.points - $0.points) }
    early = field.windows(of: entrant).this == 0 ? (entrant.birthWatched ? .onPage : .posted) : nil
    loss =
      switch verdict {
      case .site(let site, let others): .site(site, count: others + 1)
      case .topic(let word, let others): .topic(word, count: others + 1)
      case .heat: .heat
      case .takenDown, nil: nil
      }
    self.facts = facts
  }

  /// Why a reserve lost.
  ///
  /// - Parameter rival: the last of the ten; nil if there is none.
  func reason(against rival: Standing?) -> Reason {
    var words = ReasonWords(facts: facts)
    switch loss {
    case .site(let site, let count):
      let number = words.number("siteStories", count)
      words.sentence("An edition takes few stories from one site: this would have been story \(number) from \(site).")
    case .topic(let topic, let count):
      let number = words.number("topicStories", count)
      words.sentence(
        "An edition takes few stories on one topic: this would have been story \(number) about “\(topic)”.")
    case .heat:
      let comments = words.number("comments", comments, "comment")
      words.sentence("It was falling, and argued about more than liked: \(comments) to \(points(&words)).")
    case nil:
      guard let rival else {
        words.sentence("It came after the ten.")
        break
      }
      compare(with: rival, &words)
    }
    return words.reason
  }

  /// Whether it is older, and has fewer points an hour.
  private func isSlower(than rival: Standing) -> Bool {
    hoursSincePosted > rival.hoursSincePosted
      && Double(points) * Double(max(1, rival.hoursSincePosted)) < Double(rival.points) * Double(hoursSincePosted)
  }

  private func points(_ words: inout ReasonWords) -> String { words.number("points", points, "point") }

  /// Names what the last of the ten had ahead of this story.
  private func compare(with rival: Standing, _ words: inout ReasonWords) {
    let name = "“\(rival.title)”, the last of the ten,"
    guard isRated, rival.isRated else {
      words.sentence(rival.posted > posted ? "\(name) is newer." : "It was weighed below \(name.dropLast()).")
      return
    }
    if let early, expectedPoints > rival.expectedPoints {
      let came = early == .onPage ? "reached the front page" : "was posted"
      words.sentence("It \(came) before the previous edition was decided, so it counted for less.")
    } else if isSlower(than: rival) {
      let hours = words.number("hoursSincePosted", hoursSincePosted, "hour")
      let theirs = words.number("rivalPoints", rival.points)
      let after =
        rival.hoursSincePosted > 0
        ? "after " + words.number("rivalHoursSincePosted", rival.hoursSincePosted, "hour") : "within an hour"
      words.sentence("It took \(hours) to reach \(points(&words)); \(name) had \(theirs) \(after).")
    } else if let recentPoints, let theirs = rival.recentPoints, recentPoints < theirs {
      let gained = words.number("recentPoints", recentPoints, "point")
      words.sentence(
        "It gained \(gained) in three hours; \(name) gained \(words.number("rivalRecentPoints", theirs)).")
    } else if points < rival.points {
      words.sentence("It had \(points(&words)); \(name) had \(words.number("rivalPoints", rival.points)).")
    } else {
      words.sentence("It was weighed below \(name.dropLast()).")
    }
  }
}

extension Pick {
  /// Why a reserve lost against the pick that became the last of the ten.
  public func reason(against last: Pick) -> Reason { standing.reason(against: last.standing) }
}
