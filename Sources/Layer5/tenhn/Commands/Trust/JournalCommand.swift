import ArgumentParser
import EditionModel
import OutsideText
import OfflineCommands
import Storage
import OfflineCommands

/// `tenhn journal`: shows and checks the record of what operators did.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Shows and checks the record of what operators did.",
    subcommands: [List.self, Verify.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists every entry, oldest first.")
    @OptionGroup var options: DataOptions

    func run() async throws {
      for entry in try await options.existingStore().journal() {
        let detail = entry.detail.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        say("\(entry.number)  \(entry.date.rfc3339())  \(entry.hash.prefix(12))  \(entry.act)  \(detail)")
      }
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks that no entry was changed or removed, and prints the hash of the last one, which covers all.")
    @OptionGroup var options: DataOptions

    func run() async throws {
      guard let last = try await options.existingStore().verifyJournal() else {
        say("The journal is empty.")
        return
      }
      let chain = last.number == 1 ? "1 entry" : "\(last.number) entries, each chained to the one before"
      say("\(chain); the last is \(last.hash).")
    }
  }
}
