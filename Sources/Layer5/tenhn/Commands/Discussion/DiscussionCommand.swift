import ArgumentParser
import ArticleModel
import Discussions
import EditionModel
import Editor
import Foundation
import OfflineCommands
import OutsideText
import Storage
import StorySources

/// Shows how the comments of a story were judged, and withdraws one.
struct DiscussionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discussion", abstract: "Explains which comments of a story are kept, or withdraws one.",
    subcommands: [Explain.self, Withdraw.self], defaultSubcommand: Explain.self)

  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain", abstract: "Prints the score and the fate of every comment that was read.")
    @OptionGroup var options: DataOptions
    @Option(help: "The source's id of a story or a comment that an edition has.") var explain: String

    func run() async throws {
      let settings = try options.settings()
      let publication = try options.publication()
      try await publication.completeSearch()
      guard let found = try await ThreadExplanation.of(explain, in: publication, policy: settings.fetchPolicy) else {
        throw CommandFailure("No edition has a discussion of \(TerminalText.line(explain)). Use the id of its story.")
      }
      emit(text(of: found))
    }

    private func text(of found: ThreadExplanation) -> String {
      let extent = found.extent
      var lines = [
        "\(found.key) \(found.story.number)  \(TerminalText.line(found.story.title))",
        "\(extent.read) of \(extent.known) comments read (\(extent.ending.rawValue)); "
          + "\(found.comments.count { $0.judgement.isKept }) kept",
      ]
      let depths = found.comments.reduce(into: [String: Int]()) { depths, one in
        depths[one.comment.id] = one.comment.parent.flatMap { depths[$0] }.map { $0 + 1 } ?? 0
      }
      let isStory = explain == found.story.id
      for (comment, judgement) in found.comments where isStory || comment.id == explain {
        let indent = String(repeating: "  ", count: min(12, depths[comment.id] ?? 0))
        let signs = judgement.signs.sorted { $0.key.rawValue < $1.key.rawValue }
          .map { "\($0.key.rawValue) \(rounded($0.value))" }.joined(separator: ", ")
        lines.append(
          "\(indent)\(comment.id) \(judgement.fate.words), score \(rounded(judgement.score)): \(signs)")
        let text = comment.content.map(\.plainText).joined(separator: " ").replacing("\n", with: " ")
        lines.append("\(indent)  \(TerminalText.line(comment.by)): \(TerminalText.line(String(text.prefix(160))))")
      }
      return lines.joined(separator: "\n")
    }

    private func rounded(_ value: Double) -> String { String(format: "%.2f", value) }
  }

  struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Removes a comment's words and its writer's name everywhere. The edition's hash stays.")
    @OptionGroup var options: DataOptions
    @Argument(help: "The source's id of the comment.") var comment: String
    @Option(help: "The id once more. Without it, the command asks.") var confirm: String?
    @Option(help: "One sentence for readers.") var reason = "A comment was withdrawn at somebody’s request."

    func run() async throws {
      let store = try options.existingStore()
      let settings = try options.settings()
      let publication = settings.series(in: store)
      let shown = TerminalText.line(comment)
      guard (confirm ?? asked(shown)) == comment else {
        throw CommandFailure(
          "Nothing was withdrawn. A withdrawal can't be undone, so confirm it with --confirm \(shown).")
      }
      let outcomes = try await Withdrawer(publication: publication).withdrawEverywhere(
        comment: comment, of: settings.edition.sourceProfile.id, text: reason, at: .now)
      let isOne = outcomes.count == 1
      func name(_ key: EditionKey, in publication: String) -> String { isOne ? "\(key)" : "\(publication) \(key)" }
      let removed = outcomes.flatMap { found in
        found.outcome.removed.map { "\(name($0.key, in: found.publication))/\($0.number)" }
      }
      let unreached = outcomes.flatMap { found in
        found.outcome.unreached.sorted { $0.key < $1.key }.map { (name($0.key, in: found.publication), $0.value) }
      }
      if !removed.isEmpty {
        say(
          "Comment \(shown) is withdrawn from \(removed.joined(separator: ", ")). A running server shows it within 20 seconds."
        )
      } else if unreached.isEmpty {
        throw CommandFailure("No edition has a comment \(shown). Use the number at the end of its link.")
      }
      for (_, fault) in unreached { say("Not looked through: \(fault)") }
      let unfinished = outcomes.lazy.compactMap(\.outcome.unfinished).first
      if let unfinished {
        say(
          "The words are shown nowhere, but are still in a file, from which the next start removes them: \(unfinished)")
      }
      guard let first = unreached.first?.0 else {
        guard unfinished == nil else {
          throw CommandFailure("Comment \(shown) is withdrawn, but not from every file yet. Mend what is named above.")
        }
        return
      }
      let others = unreached.count > 1 ? " and \(unreached.count - 1) more" : ""
      throw CommandFailure(
        "\(first)\(others) could not be looked through for comment \(shown). Mend what is named above: the comment is withdrawn from there by the repair, or before the next edition is made."
      )
    }

    private func asked(_ shown: String) -> String? {
      guard isatty(STDIN_FILENO) == 1 else { return nil }
      say("This removes the comment's words forever. Type \(shown) to continue: ", ending: "")
      fflush(nil)
      return readLine()
    }
  }
}

extension CommentJudgement {
  fileprivate var isKept: Bool { [.kept, .context, .quoted].contains(fate) }
}

extension CommentJudgement.Fate {
  fileprivate var words: String {
    switch self {
    case .kept: "kept"
    case .context: "kept for a reply"
    case .quoted: "kept and quoted"
    case .passedOver: "not kept"
    case .repeated: "not kept (repeats another)"
    case .noRoom: "not kept (no room)"
    }
  }
}
