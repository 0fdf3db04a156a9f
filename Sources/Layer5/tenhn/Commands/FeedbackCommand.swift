import ArgumentParser
import EditionModel
import OfflineCommands
import Programs
import Storage
import OfflineCommands

struct FeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback", abstract: "Shows what readers found worth their time.",
    subcommands: [Report.self, Briefs.self])

  struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Compares readers' answers of the past days with the reasons of the choice. It says nothing about any person.")
    @OptionGroup var options: DataOptions
    @Option(help: "How many days to look back.") var days = 7

    func run() async throws {
      let publication = try options.publication()
      let today = Int(Timestamp.now.rawValue / 86_400)
      let tallies = try await publication.tallies(since: today - max(1, days) + 1)
      var editions: [Edition] = []
      for key in Set(tallies.keys.map(\.key)).sorted() {
        if let edition = try await publication.manifest(of: key)?.edition { editions.append(edition) }
      }
      say(FeedbackReport(editions: editions, tallies: tallies).text, ending: "")
    }
  }
}
