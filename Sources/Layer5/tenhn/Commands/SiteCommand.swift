import ArgumentParser
import Foundation
import OfflineCommands
import Publishing
import Site
import Storage
import OfflineCommands

/// `tenhn site`: writes the site as files.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Writes the site as files.", subcommands: [Export.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes everything the server would serve, for any static host. Unchanged files keep their bytes.")
    @OptionGroup var options: DataOptions
    @Option(help: "The folder to write.") var output: String

    func run() throws {
      let settings = try options.settings()
      var site = settings.site
      site.isStatic = true
      let shelf = try options.shelf()
      let export = SiteExport(shelf: shelf, publisher: Publisher(settings: site))
      let written = try export.write(to: URL(fileURLWithPath: output, isDirectory: true))
      say("Wrote \(output): \(written.total) files, \(written.changed) of them new or changed.")
      if let shortfall = shelf.store.blobs.shortfall { warn(shortfall) }
      if let warning = settings.linkWarning(isExport: true) { warn(warning) }
    }
  }
}
