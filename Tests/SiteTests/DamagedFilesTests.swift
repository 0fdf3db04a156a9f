import EditionModel
import Foundation
import Publishing
import SampleSite
import Storage
import TextSearch
import Testing

@testable import Site

/// What a disk may do to a stored file.
enum DiskFault: CaseIterable {
  case flipped, cut, empty, missing

  func strike(_ file: URL) throws {
    var bytes = [UInt8](try Data(contentsOf: file))
    switch self {
    case .flipped: bytes[bytes.count / 2] ^= 1
    case .cut: bytes.removeLast(bytes.count / 2)
    case .empty: bytes = []
    case .missing: return try FileManager.default.removeItem(at: file)
    }
    try Data(bytes).write(to: file)
  }
}

/// What of a story a stored file holds.
enum StoredPart: CaseIterable {
  case article, discussion, picture

  func hash(of story: Story) throws -> ContentHash {
    switch self {
    case .article: try #require(story.article)
    case .discussion: try #require(story.thread?.blob)
    case .picture: try #require(story.images.first?.hash)
    }
  }
}

@Suite("Damaged files") struct DamagedFilesTests {
  private static let key = EditionKey("2026-05-06-evening") ?? .sample

  private func site() async throws -> (site: SampleSite, story: Story) {
    let site = try await SampleSite(isVaried: true)
    let manifest: Manifest? = try await site.store.manifest(of: Self.key)
    return (site, try #require(manifest?.edition.stories[2]))
  }

  private func file(of hash: ContentHash, in site: SampleSite) -> URL {
    site.store.folder.blobs.appendingPathComponent("\(hash.hex.prefix(2))/\(hash.hex)")
  }

  /// Every file of the site by its path, in a store that has read nothing yet.
  private func files(of site: SampleSite) throws -> [String: String] {
    let shelf = EditionShelf(try Store(site.store.folder).publication("hn"), source: SampleSite.source)
    let files = SiteFiles(editions: EditionCache(shelf), publisher: site.publisher)
    let keys = try shelf.store.keys()
    let months = try files.editions.months()
    var all = SiteFile.all(editions: keys.count, months: months).map(PublishedFile.site)
    for key in keys {
      guard let edition = try shelf.store.manifest(of: key)?.edition else { continue }
      // Pictures of titles have no article in them, and take their time.
      all += EditionFile.all(of: edition).map { .edition(key, $0) }.filter { !$0.path.hasSuffix(".png") }
    }
    return try all.reduce(into: [:]) { made, file in
      if let output = try files.output(file) { made[output.path] = String(decoding: output.bytes, as: UTF8.self) }
    }
  }

  @Test(
    "A damaged file costs its own story and says so: every other page keeps its bytes",
    arguments: [DiskFault.flipped, .missing], StoredPart.allCases)
  func oneStory(_ fault: DiskFault, _ part: StoredPart) async throws {
    let (site, story) = try await site()
    let before = try files(of: site)
    try fault.strike(file(of: part.hash(of: story), in: site))
    let after = try files(of: site)
    #expect(Set(after.keys) == Set(before.keys), "no file is gone")
    let page = "/editions/\(Self.key)/3"
    for (path, text) in before where path.hasPrefix("/editions/") && !path.hasPrefix(page) {
      // These have all ten stories in them.
      guard path.dropFirst("/editions/\(Self.key)".count).first == "/" || !path.contains("\(Self.key)"),
        !path.hasSuffix("offline.json")
      else { continue }
      #expect(after[path] == text, "\(path)")
    }
    switch part {
    case .article:
      #expect(after[page]?.contains("its stored text is missing or can’t be read") == true)
      #expect(after["\(page).md"]?.contains("its stored text is missing or can’t be read") == true)
      #expect(after["/editions/\(Self.key).json"]?.contains(#""missing":["article"]"#) == true)
    case .discussion:
      #expect(after["\(page)/discussion"]?.contains("are missing here or can’t be read") == true)
      #expect(after[page]?.contains("are missing here or can’t be read") == true)
      #expect(after["/editions/\(Self.key).json"]?.contains(#""missing":["discussion"]"#) == true)
      let kept = try #require(story.thread).kept
      #expect(
        after["/editions/\(Self.key).json"]?.contains(#""threadRead":{"damaged":true,"kept":\#(kept),"read":"#) == true)
    case .picture: #expect(after[page]?.contains("number3") == true)
    }
    if part != .picture {
      let whole = "/editions/\(Self.key).md"
      for number in 1...10 where number != 3 || part == .discussion {
        #expect(after[whole]?.contains("Own words number\(number) of") == true)
      }
    }
    #expect(after.values.allSatisfy { !$0.contains("Own words number3 of \(Self.key)") } || part != .article)
  }

  @Test("A file that is put back is shown again at once, by a server that has kept the page without it")
  func mended() async throws {
    let (site, story) = try await site()
    let file = file(of: try #require(story.article), in: site)
    let bytes = try Data(contentsOf: file)
    try FileManager.default.removeItem(at: file)
    let store = try Store(site.store.folder).publication("hn")
    let files = FileCache(
      editions: EditionCache(EditionShelf(store, source: SampleSite.source)), publisher: site.publisher
    ) { String(decoding: $1.plain, as: UTF8.self) }
    let page = "/editions/\(Self.key)/3"
    let without = try await files.file(at: page)
    #expect(without?.contains("Own words") == false && files.ready(at: page) == without)
    #expect(store.blobs.unreadable == [try #require(story.article)])
    // Other bytes in its place are no better.
    try Data("{}".utf8).write(to: file)
    try await files.refresh()
    #expect(try await files.file(at: page) == without)
    try bytes.write(to: file)
    try await files.refresh()
    #expect(try await files.file(at: page)?.contains("Own words number3") == true)
    #expect(store.blobs.unreadable.isEmpty)
  }

  @Test("An export goes on without a damaged file, and is made whole by the next one after it is put back")
  func export() async throws {
    let (site, story) = try await site()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let lost = try StoredPart.allCases.map { file(of: try $0.hash(of: story), in: site) }
    let kept = try lost.map { try Data(contentsOf: $0) }
    for file in lost { try FileManager.default.removeItem(at: file) }
    func export() throws -> (total: Int, changed: Int) {
      let store = try Store(site.store.folder).publication("hn")
      return try SiteExport(shelf: EditionShelf(store, source: SampleSite.source), publisher: site.publisher).write(
        to: folder)
    }
    _ = try export()
    let page = folder.appendingPathComponent("editions/\(Self.key)/3/index.html")
    let picture = folder.appendingPathComponent("blobs/\(try #require(story.images.first).fileName)")
    #expect(try String(contentsOf: page, encoding: .utf8).contains("its stored text is missing"))
    #expect(!FileManager.default.fileExists(atPath: picture.path))
    for (file, bytes) in zip(lost, kept) { try bytes.write(to: file) }
    #expect(try export().changed > 0)
    #expect(try String(contentsOf: page, encoding: .utf8).contains("Own words number3"))
    #expect(FileManager.default.fileExists(atPath: picture.path))
    #expect(try export().changed == 0)
  }

  @Test("Every fault of an edition is named by the stories that it costs", arguments: DiskFault.allCases)
  func named(_ fault: DiskFault) async throws {
    let (site, story) = try await site()
    #expect(try await site.store.faults(of: Self.key).isEmpty)
    for part in StoredPart.allCases { try fault.strike(file(of: part.hash(of: story), in: site)) }
    let faults = try await site.store.faults(of: Self.key)
    #expect(faults.stories == [3] && faults.archive == nil && faults.files.count == 3)
    #expect(Set(faults.files.flatMap(\.stories).map(\.part)) == [.article, .discussion, .picture])
    #expect(faults.files.allSatisfy { $0.isMissing == (fault == .missing) })
  }

  @Test("Search is completed without the words of a damaged article, and the other stories are found")
  func search() async throws {
    let (site, story) = try await site()
    try DiskFault.flipped.strike(file(of: try #require(story.article), in: site))
    let fresh = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: fresh) }
    let store = try Store(DataFolder(fresh)).publication("hn")
    try FileManager.default.removeItem(at: store.folder.blobs)
    try FileManager.default.copyItem(at: site.store.folder.blobs, to: store.folder.blobs)
    let manifest: Manifest? = try await site.store.manifest(of: Self.key)
    let archive = try Data(contentsOf: site.store.folder.archive(publication: "hn", key: "\(Self.key)"))
    _ = try await store.seal(try #require(manifest), archive: [UInt8](archive))
    let hits = try await store.search(SearchQuery("own words")).hits
    #expect(Set(hits.map(\.number)) == Set(1...10).subtracting([3]))
  }
}
