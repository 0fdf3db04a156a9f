import ArgumentParser
import EditionModel
import CMemory
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
      tenhn_give_memory_back()
      let (installation, store) = (try options.installation(), try options.existingStore())
      let written = try installation.export(store, to: output)
      say("Wrote \(output): \(counted(written.total, "file")), \(written.changed) of them new or changed.")
      if let shortfall = store.blobs.shortfall { warn(shortfall) }
      if let warning = installation.whole.linkWarning(isExport: true) { warn(warning) }
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
      tenhn_give_memory_back()
      let (installation, store) = (try options.installation(), try options.existingStore())
      let place = try installation.whole.objectStore()
      if let warning = installation.whole.linkWarning(isExport: true) { warn(warning) }
      _ = try installation.export(store, to: output)
      if let shortfall = store.blobs.shortfall { warn(shortfall) }
      do {
        let publisher = SitePublisher(place) { try await Task.sleep(for: $0) }
        let report = try await publisher.publish(URL(fileURLWithPath: output, isDirectory: true))
        say("Published \(counted(report.total, "file")): \(report.sent) sent, \(report.deleted) deleted.")
      } catch let failure as PublishFailure { throw CommandFailure(failure.description) }
    }
  }
}

extension Installation {
  /// What the page at the root of several publications goes by.
  var listing: SiteSettings {
    var settings = whole.site
    settings.title = title
    settings.baseURL = String(settings.baseURL.dropLast(whole.place.path.utf8.count))
    settings.isListing = true
    return settings
  }

  /// Writes the site of every publication that is meant into a folder.
  fileprivate func export(_ store: Store, to output: String) throws -> (total: Int, changed: Int) {
    let folder = URL(fileURLWithPath: output, isDirectory: true)
    var written = (total: 0, changed: 0)
    var listed: [ListedPublication] = []
    for settings in named {
      var site = settings.site
      site.isStatic = true
      let shelf = settings.shelf(in: store)
      let place = folder.appendingPathComponent(String(settings.place.path.dropFirst()), isDirectory: true)
      let files = try SiteExport(shelf: shelf, publisher: Publisher(settings: site)).write(
        to: isSeveral ? place : folder)
      written = (written.total + files.total, written.changed + files.changed)
      listed.append(ListedPublication(settings: site, newest: try shelf.newest()))
    }
    guard isSeveral else { return written }
    // A part of them leaves the list as it is.
    let isWhole = named.count == publications.count
    let files = try SiteExport.write(isWhole ? rootFiles(listed) : [], to: folder)
    return (written.total + files.total, written.changed + files.changed)
  }

  /// What a static host has at the root of several publications.
  fileprivate func rootFiles(_ listed: [ListedPublication]) -> [OutputFile] {
    var settings = listing
    settings.isStatic = true
    let publisher = Publisher(settings: settings)
    return [
      publisher.publicationsPage(listed), publisher.publicationsOPML(listed), publisher.robotsText(of: listed),
      publisher.errorPage(status: 404), publisher.statusPage(of: listed), publisher.formerWorker(),
      publisher.appAssociation(of: listed),
    ].compactMap(\.self)
  }
}
