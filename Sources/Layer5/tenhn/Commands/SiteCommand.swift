import ArgumentParser
import Foundation
import Publishing
import Server
import Storage

struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Writes the site as files.", subcommands: [Export.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes everything the server would serve, for any static host; unchanged files keep their bytes.")
    @OptionGroup var options: DataOptions
    @Option(help: "The folder to write.") var output: String
    @Option(name: .customLong("base-url"), help: "The address that readers will see.") var baseURL: String?

    func run() throws {
      let configuration = try options.configuration([.baseURL: baseURL])
      var settings = try configuration.siteSettings()
      settings.isStatic = true
      let export = SiteExport(
        shelf: EditionShelf(try options.store().publication(configuration.publication())),
        publisher: Publisher(settings: settings))
      let written = try export.write(to: URL(fileURLWithPath: output, isDirectory: true))
      print("\(written.total) files, \(written.changed) of them new or changed, in \(output).")
    }
  }
}
