import ArticleModel
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

  /// What may happen beside a sealed edition and shows on its pages.
  enum Act: CaseIterable {
    case addition, withdrawnComment, withdrawnStory, retitled, votes, laterEdition

    func happen(in site: SampleSite, _ key: EditionKey) async throws {
      let (store, date) = (site.store, SampleSite.cutoff + 60)
      switch self {
      case .addition:
        let comment = KeptComment(
          id: "99", by: "bea", at: date, depth: 0, url: "https://example.org/99",
          content: [.paragraph([.text("Said four hours later.")])], why: "it has replies")
        let addition = Discussion(at: date, extent: .init(read: 1, known: 1, ending: .whole), comments: [comment])
        _ = try await store.put(addition, story: 3, of: key)
      case .withdrawnComment:
        let manifest: Manifest? = try await store.manifest(of: key)
        let id = try #require(manifest?.edition.stories[2].id)
        _ = try await store.withdraw(comment: "7\(id)", story: 3, of: key, text: "Gone.", at: date, source: nil)
      case .withdrawnStory:
        _ = try await store.withdraw(story: 3, of: key, text: "Gone.", at: date, source: nil)
      case .retitled:
        try await store.record(
          Revisit(time: date, link: .alive, title: "Another"),
          corrections: [Correction(date: date, kind: .retitled, story: 3, text: "Its title is another now.")],
          story: 3, of: key)
      case .votes:
        for _ in 0..<Votes.shownFrom {
          _ = try await store.record(Answer(key: key, story: 3, verdict: .worth), day: 20_000, replacing: nil)
        }
      case .laterEdition:
        let manifest: Manifest? = try await store.manifest(of: key)
        var edition = try #require(manifest?.edition)
        edition.key = try #require(EditionKey("2026-05-07-morning"))
        (edition.cutoff, edition.published) = (edition.cutoff + 86_400, edition.published + 86_400)
        edition.archive = ContentHash(of: [UInt8]())
        _ = try await store.seal(Manifest(sealing: edition), archive: [])
      }
    }
  }

  @Test("Whatever happens beside a sealed edition, the next export has it like a new one", arguments: Act.allCases)
  func everyChange(_ act: Act) async throws {
    let site = try await SampleSite(isVaried: true)
    let folders = (0..<2).map { _ in
      FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    }
    defer { for folder in folders { try? FileManager.default.removeItem(at: folder) } }
    func export(to folder: URL) throws -> Int {
      try SiteExport(shelf: EditionShelf(site.store, source: SampleSite.source), publisher: site.publisher)
        .write(to: folder).changed
    }
    func files(in folder: URL) throws -> [String: Data] {
      let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
      return try names.reduce(into: [:]) { files, name in
        let file = folder.appendingPathComponent(name)
        // The hidden file is the export's own.
        guard !name.hasPrefix("."), (try file.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true else {
          return
        }
        files[name] = try Data(contentsOf: file)
      }
    }
    _ = try export(to: folders[0])
    try await act.happen(in: site, try #require(EditionKey("2026-05-06-evening")))
    #expect(try export(to: folders[0]) > 0)
    _ = try export(to: folders[1])
    let (continued, fresh) = (try files(in: folders[0]), try files(in: folders[1]))
    #expect(Set(continued.keys) == Set(fresh.keys))
    #expect(fresh.filter { continued[$0.key] != $0.value }.keys.sorted().isEmpty)
    #expect(try export(to: folders[0]) == 0)
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
