import ArgumentParser
import EditionModel
import Editor
import Foundation
import OfflineCommands
import Storage

extension EditionCommand {
  struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Removes a story's content everywhere, at its publisher's request. Its entry and the edition's hash stay.")
    @OptionGroup var options: DataOptions
    @Argument(help: "Such as 2026-05-06-morning.") var key: KeyArgument
    @Argument(help: "The story's number.") var number: Int
    @Option(help: "The key and number once more, as KEY/N. Without it, the command asks.") var confirm: String?
    @Option(help: "One sentence for readers.") var reason = "At the publisher’s request."

    func validate() throws {
      guard reason.contains(where: { !$0.isWhitespace }) else {
        throw ValidationError(
          "A withdrawal can't be undone, and readers see its reason: write one sentence, or leave --reason out.")
      }
    }

    func run() async throws {
      let store = try options.existingStore()
      let typed = confirm ?? asked()
      guard typed == "\(key.key)/\(number)" else {
        throw CommandFailure(
          "Nothing was withdrawn. A withdrawal can't be undone, so confirm it with --confirm \(key.key)/\(number).")
      }
      let withdrawer = Withdrawer(publication: try options.settings().series(in: store))
      guard let removed = try await withdrawer.withdraw(story: number, of: key.key, text: reason, at: .now) else {
        say("Story \(number) of \(key.key) is already withdrawn; nothing was changed.")
        return
      }
      say(
        "Story \(number) of \(key.key) is withdrawn: \(removed) blobs and its pages in the archive are removed. "
          + "A running server shows it within 20 seconds.")
    }

    private func asked() -> String? {
      guard isatty(STDIN_FILENO) == 1 else { return nil }
      say("This removes the story's content forever. Type \(key.key)/\(number) to continue: ", ending: "")
      fflush(nil)
      return readLine()
    }
  }
}
