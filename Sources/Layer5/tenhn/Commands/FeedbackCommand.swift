import ArgumentParser
import EditionModel
import Server
import Storage

struct FeedbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback", abstract: "What readers found worth their time.", subcommands: [Report.self])

  struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sets the answers of the past days beside what the choice rested on; nothing in it is about a person.")
    @OptionGroup var options: DataOptions
    @Option(help: "How many days to look back.") var days = 7

    func run() throws {
      let store = try options.store()
      let today = Int(Timestamp.now.rawValue / 86_400)
      let publication = try options.configuration().publication()
      let tallies = try store.tallies(since: today - max(1, days) + 1, publication: publication)
      let editions = try Set(tallies.keys.map(\.key)).sorted().compactMap {
        try store.manifest(of: $0, publication: publication)?.edition
      }
      print(FeedbackReport(editions: editions, tallies: tallies).text, terminator: "")
    }
  }
}
