import ArgumentParser
import EditionModel
import OfflineCommands
import OutsideText
import Storage
import TextSearch

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Searches every edition, as the search page does.")
  @OptionGroup var options: DataOptions
  @Argument(help: "Words, \"a phrase\", -word, site:example.org.") var words: [String]
  @Option(help: "The largest number of results.") var limit = 20

  func run() async throws {
    let publication = try options.publication()
    try await publication.completeSearch()
    let query = SearchQuery(words.joined(separator: " "))
    guard !query.isEmpty else { throw CommandFailure("Add a word to search for; exclusions alone find nothing.") }
    let results = try await publication.search(query, limit: max(1, limit))
    for hit in results.hits {
      say(
        "\(hit.key) \(hit.number)  \(TerminalText.line("\(hit.title.parts.map(\.text).joined()) (\(hit.site))"))")
      if let text = hit.text {
        say("    " + TerminalText.line(text.parts.map { $0.isMatch ? "*\($0.text)*" : $0.text }.joined()))
      }
    }
    say(results.isCapped ? "More than \(results.total) found, newest first" : "\(results.total) found")
  }
}
