/// Says in one line why a story is there; every number is also a fact.
struct Reasons {
  let field: Field

  func reason(for entrant: Entrant, reserve: Bool) -> Reason {
    var facts: [String: Double] = ["points": Double(entrant.latest.points)]
    var text = Phrase.count(entrant.latest.points, "point")
    if entrant.latest.comments > 0 {
      text += " and " + Phrase.count(entrant.latest.comments, "comment")
      facts["comments"] = Double(entrant.latest.comments)
    }
    let hours = max(0, entrant.latest.time - entrant.candidate.posted) / 3600
    if hours >= 1 {
      text += " \(Phrase.count(Int(hours), "hour")) after it was posted"
      facts["hours"] = Double(hours)
    }
    if let rank = entrant.rank {
      text += "; \(Phrase.ordinal(rank)) on the front page"
      facts["rank"] = Double(rank)
    }
    return Reason(text: reserve ? "Just behind: " + text : text, facts: facts)
  }
}

/// Numbers in running text.
enum Phrase {
  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  static func ordinal(_ number: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    if words.indices.contains(number - 1) { return words[number - 1] }
    let suffix = (11...13).contains(number % 100) ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10, default: "th"]
    return "\(number)\(suffix)"
  }
}
