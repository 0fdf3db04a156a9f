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
      let installation = try options.installation()
      let store = try options.existingStore()
      let folder = URL(fileURLWithPath: output, isDirectory: true)
      var written = (total: 0, changed: 0)
      var listed: [ListedPublication] = []
      for settings in installation.named {
        var site = settings.site
        site.isStatic = true
        let shelf = settings.shelf(in: store)
        let place = folder.appendingPathComponent(String(settings.place.path.dropFirst()), isDirectory: true)
        let export = SiteExport(shelf: shelf, publisher: Publisher(settings: site))
        let files = try export.write(to: installation.isSeveral ? place : folder)
        written = (written.total + files.total, written.changed + files.changed)
        listed.append(ListedPublication(settings: site, newest: try shelf.newest()))
      }
      if installation.isSeveral {
        // A part of them leaves the list as it is.
        let isWhole = installation.named.count == installation.publications.count
        let files = try SiteExport.write(isWhole ? installation.rootFiles(listed) : [], to: folder)
        written = (written.total + files.total, written.changed + files.changed)
      }
      let settings = installation.whole
      say("Wrote \(output): \(written.total) files, \(written.changed) of them new or changed.")
      if let shortfall = store.blobs.shortfall { warn(shortfall) }
      if let warning = settings.linkWarning(isExport: true) { warn(warning) }
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
