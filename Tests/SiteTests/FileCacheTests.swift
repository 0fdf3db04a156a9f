import EditionModel
import Foundation
import Publishing
import SampleSite
import Storage
import Synchronization
import Testing

@testable import Site

@Suite("Cache of files") struct FileCacheTests {
  @Test("A page whose rendering began before a withdrawal is never served after it")
  func race() async throws {
    let site = try await SampleSite(keys: ["2026-05-06-evening"])
    let key = try #require(EditionKey("2026-05-06-evening"))
    let path = "/editions/\(key)/3"
    let (begun, signal) = AsyncStream.makeStream(of: Void.self)
    let withdrawn = DispatchSemaphore(value: 0)
    let renderings = Mutex<[String]>([])
    let files = FileCache(
      editions: EditionCache(EditionShelf(site.store, source: SampleSite.source)), publisher: site.publisher
    ) { _, file in
      let text = String(decoding: file.plain, as: UTF8.self)
      let count = renderings.withLock {
        $0.append(text)
        return $0.count
      }
      if count == 1 {
        signal.yield()
        withdrawn.wait()
      }
      return text
    }
    async let page = files.file(at: path)
    for await _ in begun { break }
    _ = try await site.store.withdraw(
      story: 3, of: key, text: "Withdrawn by its author.", at: SampleSite.cutoff + 60, source: nil)
    withdrawn.signal()
    let served = try #require(try await page)
    #expect(renderings.withLock { $0.first }?.contains("Marker paragraph") == true, "the first has it")
    #expect(!served.contains("Marker paragraph") && served.contains("Withdrawn by its author."))
    #expect(files.ready(at: path) == served)
  }

  @Test("Only the file that is asked for is made")
  func oneFile() async throws {
    let site = try await SampleSite()
    let made = Mutex<[String]>([])
    let files = FileCache(
      editions: EditionCache(EditionShelf(site.store, source: SampleSite.source)), publisher: site.publisher
    ) { file, _ in
      made.withLock { $0.append(file.path) }
      return file.path
    }
    let path = "/editions/2026-05-06-morning/3"
    #expect(files.ready(at: path) == nil)
    for _ in 0..<2 { #expect(try await files.file(at: path) == path) }
    #expect(files.ready(at: path) == path)
    #expect(made.withLock { $0 } == [path])
    for missing in [
      "/editions/2026-05-06-morning/11", "/editions/2026-05-07-morning", "/editions/sample", "/status", "/x",
    ] {
      #expect(try await files.file(at: missing) == nil, "\(missing)")
    }
    #expect(made.withLock { $0 } == [path])
  }

  @Test("A story's page is the same whether its own article was read or all ten")
  func partial() async throws {
    let site = try await SampleSite()
    let shelf = EditionShelf(site.store, source: SampleSite.source)
    let key = try #require(EditionKey("2026-05-06-morning"))
    let whole = try #require(try shelf.bundle(of: key))
    for file in EditionFile.all(of: whole.edition) {
      let part = try #require(try shelf.load(key, for: file)?.bundle)
      #expect(site.publisher.file(file, of: part) == site.publisher.file(file, of: whole), "\(file)")
    }
  }

  @Test("The sample is there only before the first edition")
  func sample() async throws {
    let site = try await SampleSite(keys: ["sample"])
    let editions = EditionCache(EditionShelf(site.store, source: SampleSite.source))
    let files = FileCache(editions: editions, publisher: site.publisher) { file, _ in file.path }
    #expect(try await files.file(at: "/editions/sample/3") != nil)
    let other = try await SampleSite(keys: ["2026-05-06-morning"])
    let key = try #require(EditionKey("2026-05-06-morning"))
    _ = try await site.store.seal(try #require(try await other.store.manifest(of: key)), archive: [])
    #expect(try await files.file(at: "/editions/sample/3") == nil)
  }
}
