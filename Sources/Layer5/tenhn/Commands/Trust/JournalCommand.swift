import ArgumentParser
import EditionModel
import Storage

struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Shows and checks the record of everything an operator did.",
    subcommands: [List.self, Verify.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists every act, oldest first.")
    @OptionGroup var options: DataOptions

    func run() async throws {
      for entry in try await options.existingStore().journal() {
        let detail = entry.detail.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        print("\(entry.number)  \(entry.date.rfc3339())  \(entry.hash.prefix(12))  \(entry.act)  \(detail)")
      }
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks that no act was changed or left out, and prints the hash that stands for all of them.")
    @OptionGroup var options: DataOptions

    func run() async throws {
      guard let last = try await options.existingStore().verifyJournal() else {
        print("The journal is empty.")
        return
      }
      print("\(last.number) entries, each chained to the one before; the last is \(last.hash).")
    }
  }
}
