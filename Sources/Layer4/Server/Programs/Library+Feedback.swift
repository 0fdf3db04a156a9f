import EditionModel
import HTTPTypes
import JSONFormat
import Publishing
import Storage

extension Library {
  func feedback(_ arguments: Arguments, _ reader: Reader) throws -> Reply {
    let bundle = try bundle(arguments)
    let votes = try vote(
      Answer(
        key: bundle.edition.key, story: arguments.number("number") ?? 0,
        verdict: arguments.text("verdict") == "worth" ? .worth : .not, note: arguments.text("note") ?? ""), reader)
    let shown = votes.areShown ? votes : nil
    return Reply(
      json: [
        "edition": .string(bundle.edition.key.description), "number": .integer(arguments.number("number") ?? 0),
        "verdict": .string(arguments.text("verdict") ?? ""),
        "votes": shown.map { ["worth": .integer($0.worth), "not": .integer($0.not)] } ?? .null,
      ], text: "Thank you; the answer is counted.\n")
  }

  /// Counts an answer.
  ///
  /// - Returns: how the story stands with it.
  /// - Throws: ``Refusal`` where there is no such story or too many answers came from one place.
  func vote(_ answer: Answer, _ reader: Reader) throws -> Votes {
    let ticket = try ballots.ticket(for: reader, on: RatedStory(key: answer.key, story: answer.story))
    guard let row = try store.record(answer, day: ballots.today, replacing: ticket.row) else {
      throw Refusal.noSuchStory
    }
    ballots.keep(row, for: ticket)
    let tally = try store.tallies(of: answer.key)[answer.story] ?? Tally()
    return Votes(worth: tally.worth, not: tally.not)
  }
}
