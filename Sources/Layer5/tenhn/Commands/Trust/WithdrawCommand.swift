import ArgumentParser
import EditionModel
import Editor
import Foundation
import OfflineCommands
import Publishing
import Storage

extension EditionCommand {
  struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Removes a story's content everywhere, at its publisher's request. Its entry and the edition's hash stay.")
    @OptionGroup var options: DataOptions
    @Argument(help: "Such as 2026-05-06-morning.") var key: KeyArgument
    @Argument(help: "The story's number, or R1, R2… for a reserve that was read.") var story: String
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
      let series = try options.settings().series(in: store)
      let typed = confirm ?? asked()
      let number = try await self.number(in: series)
      guard typed == "\(key.key)/\(story)" || typed == "\(key.key)/\(number)" else {
        throw CommandFailure(
          "Nothing was withdrawn. A withdrawal can't be undone, so confirm it with --confirm \(key.key)/\(story).")
      }
      let withdrawer = Withdrawer(publication: series)
      guard let removed = try await withdrawer.withdraw(story: number, of: key.key, text: reason, at: .now) else {
        say("Story \(story) of \(key.key) is already withdrawn; nothing was changed.")
        return
      }
      say(
        "Story \(story) of \(key.key) is withdrawn. Removed: \(counted(removed, "blob")), and its pages in the archive. "
          + "A running server shows it within 20 seconds.")
    }

    /// The number of the story: pages and corrections call a reserve `R1`. A number is taken as it is, also of an edition that can't
    /// be read: a withdrawal is recorded all the same.
    private func number(in series: PublicationStore) async throws -> Int {
      if let number = Int(story) { return number }
      guard let manifest = try await series.manifest(of: key.key), let number = manifest.edition.number(ofPage: story)
      else {
        throw CommandFailure("\(key.key) has no story \(story). `tenhn edition show \(key.key)` lists its stories.")
      }
      return number
    }

    private func asked() -> String? {
      guard isatty(STDIN_FILENO) == 1 else { return nil }
      say("This removes the story's content forever. Type \(key.key)/\(story) to continue: ", ending: "")
      fflush(nil)
      return readLine()
    }
  }
}
