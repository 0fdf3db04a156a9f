import ArgumentParser
import ArticleModel
import EditionModel
import Editor
import Foundation
import OutsideText
import Publishing
import Site
import Storage
import OfflineCommands

/// `tenhn edition`: makes, shows and checks editions.
struct EditionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edition", abstract: "Makes, shows and checks editions.",
    subcommands: [Build.self, List.self, Show.self, Verify.self, Rebuild.self, Export.self, Withdraw.self, Steps.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the editions, newest first.")
    @OptionGroup var options: DataOptions

    func run() throws {
      let publication = try options.publication()
      let summaries = try options.shelf().summaries()
      // On standard error: whoever counts the lines counts editions.
      if summaries.isEmpty {
        warn("No edition is here yet. `tenhn serve` and `tenhn edition build` make them; the sample is none.")
      }
      for summary in summaries {
        let count = try publication.corrections(of: summary.key).count
        let note = count == 0 ? "" : "  (\(counted(count, "correction")))"
        say(
          "\(summary.key)  \(summary.basis.rawValue)  \(summary.hash.hex.prefix(12))  \(summary.titles.first ?? "")\(note)"
        )
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows an edition's stories, a line each.")
    @OptionGroup var options: DataOptions
    @Argument(help: "Such as 2026-05-06-morning.") var key: KeyArgument

    func run() throws {
      let bundle = try options.bundle(of: key.key)
      let edition = bundle.edition
      say(
        "\(edition.key)  \(edition.basis.rawValue)\(edition.isLate ? ", late" : "")  \(edition.cutoff.rfc3339())")
      for story in edition.stories {
        let receipt = story.receipt.kind == .full ? "" : " [\(story.receipt.kind.rawValue): \(story.receipt.why)]"
        say(
          "\(story.number). \(TerminalText.line("\(story.title) (\(story.site))")), \(story.readingMinutes) min\(receipt)"
        )
        say("   \(story.reason.text)")
      }
      for story in edition.unreadable {
        say("-  " + TerminalText.line("\(story.title) (\(story.site)): \(story.clause)"))
      }
      for correction in bundle.corrections {
        let place = correction.story.map { "story \($0), " } ?? ""
        say(
          "*  \(place)\(correction.kind.rawValue), \(correction.date.rfc3339()): \(TerminalText.line(correction.text))")
      }
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks an edition, its articles, images and archive against their hashes.",
      discussion: """
        --repair puts back what is missing or damaged, the manifest too, and takes nothing whose hash isn't the one that was \
        sealed. An archive that was missing when a story was withdrawn stays away: every copy has its words. Without a backup that has it, make the edition anew from its archive with `tenhn edition rebuild`, and name that \
        folder: the same engine gives the same bytes, unless something was withdrawn.
        """)
    @OptionGroup var options: DataOptions
    @Option(help: "A backup, or another data folder, from which to put back what is missing or damaged.")
    var repair: String?
    @Argument(help: "Such as 2026-05-06-morning.") var key: KeyArgument

    func run() async throws {
      let publication = try options.publication()
      if let repair { try await putBack(from: repair, in: publication) }
      let faults = try await publication.faults(of: key.key)
      guard faults.isEmpty else {
        for line in faults.lines { say(line) }
        throw CommandFailure("\(key.key) isn't what was sealed. \(faults.advice(for: key.key))")
      }
      guard !faults.isRead else {
        return say(
          "\(key.key) is what was sealed: the manifest and \(faults.checked) articles have their hashes. "
            + "It was read from its site, so its pictures, discussions and archive aren't here.")
      }
      let withdrawn = try await publication.corrections(of: key.key)
        .count { $0.kind == .withdrawn || $0.kind == .commentWithdrawn }
      let note =
        withdrawn == 0
        ? ""
        : " \(withdrawn == 1 ? "One withdrawal" : "\(withdrawn) withdrawals") since then removed what readers no longer see."
      say(
        "\(key.key) is what was sealed: the manifest, \(faults.checked) blobs and the archive have their hashes.\(note)"
      )
    }

    private func putBack(from path: String, in publication: PublicationStore) async throws {
      let place = URL(fileURLWithPath: path, isDirectory: true)
      let repaired = try await publication.repair(key.key, from: place, at: .now)
      if repaired.isManifestBack { say("Put back: the manifest of \(key.key).") }
      for file in repaired.files { say("Put back: \(file)") }
      if repaired.isArchiveWithheld {
        say("Not put back: the archive of \(key.key). It was missing when a story was withdrawn, and holds its words.")
      }
      let owed = try await Withdrawer(publication: publication).completeOwed(at: .now)
      for withdrawn in owed.removed {
        say(
          "A comment that was withdrawn while \(withdrawn.key) was damaged is gone from story \(withdrawn.number) now.")
      }
      if let cause = owed.unfinished {
        say("It is shown nowhere, but is still in a file, from which the next start removes it: \(cause)")
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes an edition as one file. HTML holds its pictures and style itself, and no script.")
    @OptionGroup var options: DataOptions
    @Argument(help: "Such as 2026-05-06-morning.") var key: KeyArgument
    @Option(help: "html, json, markdown or epub.") var format: Format
    @Option(help: "The file to write.") var output: String

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case html, json, markdown, epub

      /// Nil for the page that holds everything itself.
      var file: EditionFile? {
        switch self {
        case .html: nil
        case .json: .json
        case .markdown: .markdown
        case .epub: .book
        }
      }
    }

    func run() throws {
      let publisher = Publisher(settings: try options.settings().site)
      let shelf = try options.shelf()
      let export = SiteExport(shelf: shelf, publisher: publisher)
      guard let file = try format.file.map({ try export.file($0, of: key.key) }) ?? export.singlePage(of: key.key)
      else {
        throw StoreError.editionMissing("\(key.key)")
      }
      do {
        try Data(file.bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
      } catch {
        throw CommandFailure("\(output) can't be written; does its folder exist?")
      }
      say("Wrote \(output) (\(byteCount(file.bytes.count))).")
      if let shortfall = shelf.store.blobs.shortfall { warn(shortfall) }
    }
  }

  struct Steps: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the steps of making an edition. TENHN_DIE_AT=STEP kills the program at one, for drills.")

    func run() { for step in Step.allCases { say(step.rawValue) } }
  }
}

extension CommandOptions {
  /// An edition with what it is shown with.
  ///
  /// - Throws: ``CommandFailure`` if there is no such edition.
  func bundle(of key: EditionKey) throws -> EditionBundle {
    guard let bundle = try shelf().bundle(of: key) else {
      throw StoreError.editionMissing("\(key)")
    }
    return bundle
  }
}
