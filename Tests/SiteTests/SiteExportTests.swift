import EditionModel
import Foundation
import Publishing
import SampleSite
import Storage
import Testing

@testable import Site

@Suite("Export") struct SiteExportTests {
  @Test("The status in an export says nothing about the present")
  func status() async throws {
    let site = try await SampleSite()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try SiteExport(shelf: EditionShelf(site.store, source: SampleSite.source), publisher: site.publisher).write(
      to: folder)
    let page = try String(contentsOf: folder.appendingPathComponent("status/index.html"), encoding: .utf8)
    #expect(page.contains("These pages are static files.") && !page.contains("As of "))
    #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("status.atom").path))
  }

  @Test("One file of an edition is rendered by itself")
  func oneFile() async throws {
    let site = try await SampleSite()
    let key = try #require(EditionKey("2026-05-06-morning"))
    let export = SiteExport(shelf: EditionShelf(site.store, source: SampleSite.source), publisher: site.publisher)
    for file in [EditionFile.page, .json, .markdown, .book] {
      #expect(try export.file(file, of: key)?.path == file.path(in: key))
    }
    #expect(try export.file(.page, of: try #require(EditionKey("2026-05-07-morning"))) == nil)
  }

  @Test("An edition for which nothing has changed isn't rendered again, and one with a correction is")
  func onlyChanges() async throws {
    let site = try await SampleSite()
    let key = try #require(EditionKey("2026-05-06-morning"))
    let shelf = EditionShelf(site.store, source: SampleSite.source)
    let export = SiteExport(shelf: shelf, publisher: site.publisher)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = try export.write(to: folder)
    let page = folder.appendingPathComponent("editions/\(key)/3/index.html")
    try Data("not what was written".utf8).write(to: page)
    let second = try export.write(to: folder)
    #expect(second == (first.total, 0))
    #expect(try Data(contentsOf: page) == Data("not what was written".utf8), "nothing was rendered")
    _ = try await site.store.withdraw(
      story: 3, of: key, text: "Withdrawn by its author.", at: SampleSite.cutoff + 60, source: nil)
    #expect(try export.write(to: folder).changed > 0)
    #expect(try String(contentsOf: page, encoding: .utf8).contains("Withdrawn by its author."))
  }

  @Test("What was exported of the sample goes once there is an edition, and nothing else does")
  func sampleGoes() async throws {
    let site = try await SampleSite()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let editions = folder.appendingPathComponent("editions")
    for path in ["sample/3", "samples"] {
      try FileManager.default.createDirectory(
        at: editions.appendingPathComponent(path), withIntermediateDirectories: true)
    }
    for path in ["sample/3/index.html", "sample.json", "samples/index.html"] {
      try Data("old".utf8).write(to: editions.appendingPathComponent(path))
    }
    _ = try SiteExport(shelf: EditionShelf(site.store, source: SampleSite.source), publisher: site.publisher).write(
      to: folder)
    let left = try FileManager.default.contentsOfDirectory(atPath: editions.path)
    #expect(!left.contains { $0 == "sample" || $0.hasPrefix("sample.") })
    #expect(left.contains("samples") && left.contains("2026-05-06-morning"))
  }

  @Test(
    "Every file of an export has, by its path, the type that it is served with", arguments: [Audience.public, .private])
  func types(audience: Audience) async throws {
    let site = try await SampleSite()
    var settings = SiteSettings()
    (settings.audience, settings.isStatic) = (audience, true)
    let editions = EditionCache(EditionShelf(site.store, source: SampleSite.source))
    let files = SiteFiles(editions: editions, publisher: Publisher(settings: settings))
    let key = try #require(EditionKey("2026-05-06-morning"))
    let bundle = try #require(try editions.shelf.bundle(of: key))
    var made = try SiteFile.all(editions: 200, months: try editions.months()).compactMap {
      try files.publisher.file($0, of: editions)
    }
    made += try EditionFile.all(of: bundle.edition).compactMap {
      files.render($0, of: bundle, beside: try editions.neighbours(of: key))
    }
    #expect(made.count > 60)
    for file in made {
      #expect(
        OutputFile.contentType(ofExportPath: file.exportPath, bytes: file.bytes) == file.contentType,
        "\(file.exportPath)")
    }
    let image = try site.store.blobs.get(site.image)
    #expect(OutputFile.contentType(ofExportPath: "blobs/\(site.image)", bytes: image) == "image/png")
    #expect(OutputFile.contentType(ofExportPath: "blobs/\(site.image).svg", bytes: []) == "image/svg+xml")
  }
}
