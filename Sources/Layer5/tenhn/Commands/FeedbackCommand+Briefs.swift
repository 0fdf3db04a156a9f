import ArgumentParser
import EditionModel
import OfflineCommands
import Storage

extension FeedbackCommand {
  /// `tenhn feedback briefs`: what readers reported, and what becomes of it.
  struct Briefs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows which briefs readers reported as misleading; a confirmed report becomes a correction.",
      subcommands: [List.self, Confirm.self, Dismiss.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Lists the reports that nobody has decided about.")
      @OptionGroup var options: DataOptions

      func run() async throws {
        let publication = try options.publication()
        let open = try await publication.briefReports()
        guard !open.isEmpty else { return say("No brief is reported.") }
        for reports in open {
          let (key, number) = (reports.story.key, reports.story.story)
          let title = try await publication.manifest(of: key)?.edition.stories.first { $0.number == number }?.title
          say("\(key) \(number)  reported \(reports.count == 1 ? "once" : "\(reports.count) times")  \(title ?? "")")
          for note in reports.notes { say("    “\(note.split(whereSeparator: \.isNewline).joined(separator: " / "))”") }
        }
        say("tenhn feedback briefs confirm KEY N takes a brief away and says so; dismiss KEY N leaves it.")
      }
    }

    struct Confirm: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Confirms that a brief misleads: it is no longer shown, and a correction says so. It can't be undone."
      )
      @OptionGroup var options: DataOptions
      @Argument(help: "Such as 2026-05-06-morning.") var key: KeyArgument
      @Argument(help: "The story's number.") var number: Int
      @Option(help: "One sentence for readers.")
      var text = "The brief misled: its sentences gave another picture than the whole article. It is no longer shown."

      func run() async throws {
        try await Briefs.settle(.confirmed, key.key, number, text: text, options) { reports in
          "The brief of story \(number) of \(key.key) is no longer shown, and a correction says so (\(reports)). "
            + "A running server shows it within 20 seconds."
        }
      }
    }

    struct Dismiss: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Dismisses the reports on a brief: it stays.")
      @OptionGroup var options: DataOptions
      @Argument(help: "Such as 2026-05-06-morning.") var key: KeyArgument
      @Argument(help: "The story's number.") var number: Int

      func run() async throws {
        try await Briefs.settle(.dismissed, key.key, number, text: "", options) { reports in
          "The brief of story \(number) of \(key.key) stays (\(reports))."
        }
      }
    }

    private static func settle(
      _ verdict: BriefReports.Verdict, _ key: EditionKey, _ number: Int, text: String, _ options: DataOptions,
      done: (String) -> String
    ) async throws {
      let settlement = try await options.publication().settle(
        verdict, of: RatedStory(key: key, story: number), text: text, at: .now)
      switch settlement {
      case .settled(let reports): say(done(reports == 1 ? "1 report" : "\(reports) reports"))
      case .noBrief: throw CommandFailure("Story \(number) of \(key) has no brief; nothing was changed.")
      case .confirmedBefore:
        throw CommandFailure("The brief of story \(number) of \(key) was taken away before; nothing was changed.")
      }
    }
  }
}
