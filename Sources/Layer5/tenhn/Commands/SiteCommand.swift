import ArgumentParser
import Delivery
import Foundation
import OfflineCommands
import Publishing
import Site
import Storage

/// `tenhn site`: writes the site as files.
struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Writes the site as files, for a static host.",
    subcommands: [Export.self, Publish.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes everything the server would serve, for any static host. Unchanged files keep their bytes.")
    @OptionGroup var options: DataOptions
    @Option(help: "The folder to write.") var output: String

    func run() throws {
      let written = try options.export(to: output)
      say("Wrote \(output): \(written.total) files, \(written.changed) of them new or changed.")
      if let warning = try options.settings().linkWarning(isExport: true) { warn(warning) }
    }
  }

  struct Publish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Exports the site and copies what changed to the store of objects that publish-to names.",
      discussion: """
        Whatever a page shows or leads to is sent before it, the front page last, so that readers never see a page whose parts are \
        missing, even if the command is killed. Files that are no longer the site's are deleted afterwards, and nobody else's. Run it \
        after each edition, for example by a timer; if nothing changed, it sends nothing.
        """)
    @OptionGroup var options: DataOptions
    @Option(help: "The folder to export to. Keep it, so that only what changed is rendered.") var output: String

    func run() async throws {
      let settings = try options.settings()
      let place = try settings.objectStore()
      if let warning = settings.linkWarning(isExport: true) { warn(warning) }
      _ = try options.export(to: output)
      do {
        let publisher = SitePublisher(place) { try await Task.sleep(for: $0) }
        let report = try await publisher.publish(URL(fileURLWithPath: output, isDirectory: true))
        say("Published \(report.total) files: \(report.sent) sent, \(report.deleted) deleted.")
      } catch let failure as PublishFailure { throw CommandFailure(failure.description) }
    }
  }
}

extension DataOptions {
  /// Writes the site into a folder.
  fileprivate func export(to output: String) throws -> (total: Int, changed: Int) {
    var site = try settings().site
    site.isStatic = true
    let export = SiteExport(shelf: try shelf(), publisher: Publisher(settings: site))
    return try export.write(to: URL(fileURLWithPath: output, isDirectory: true))
  }
}
