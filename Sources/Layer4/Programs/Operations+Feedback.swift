import EditionModel
import JSONFormat
import Publishing
import Site
import Storage

extension Operations {
  func feedback(_ arguments: Arguments, _ caller: Caller) async throws -> Reply {
    let key = try await WorkPool.pages.run { try bundle(arguments).edition.key }
    let (number, verdict) = (arguments.number("number"), arguments.text("verdict"))
    let votes = try await vote(
      Answer(
        key: key, story: number, verdict: Answer.Verdict(rawValue: verdict) ?? .not,
        note: arguments.optionalText("note") ?? ""
      ),
      caller)
    return Reply(
      [
        "edition": .string(key.description), "number": .integer(number), "verdict": .string(verdict),
        "votes": votes.areShown ? ["worth": .integer(votes.worth), "not": .integer(votes.not)] : nil,
      ], text: verdict == "brief" ? "Thank you. The editor will see it.\n" : "Thank you. Your answer is counted.\n")
  }

  /// Counts an answer.
  ///
  /// - Returns: the votes on the story, this one included.
  /// - Throws: ``Refusal`` if there is no such story or too many answers came from one place.
  private func vote(_ answer: Answer, _ caller: Caller) async throws -> Votes {
    let story = RatedStory(key: answer.key, story: answer.story)
    let ticket = try votes.ticket(for: caller, on: answer.verdict == .brief ? .brief(story) : .story(story))
    guard let row = try await store.record(answer, day: votes.today, replacing: ticket.row) else {
      throw Refusal.noSuchStory
    }
    votes.keep(row, for: ticket)
    let tally = try await WorkPool.pages.run { [store] in try store.tally(of: answer.key, story: answer.story) }
    return Votes(worth: tally.worth, not: tally.not)
  }
}
