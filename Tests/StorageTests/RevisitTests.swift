import EditionModel
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("A later look") struct RevisitTests {
  let look = Revisit(time: SampleFolder.date, link: .gone, status: 404, title: "Other", submission: .live, removed: 3)
  let correction = Correction(date: SampleFolder.date, kind: .retitled, story: 2, text: "Other.")

  @Test("A second look is kept with what follows from it, and the edition stays as it was")
  func isKept() async throws {
    let folder = try await SampleFolder()
    try await folder.publication.record(look, corrections: [correction], story: 2, of: folder.key)
    #expect(try await folder.publication.revisits(of: folder.key) == [2: [look]])
    #expect(try await folder.publication.corrections(of: folder.key) == [correction])
    #expect(try await folder.publication.newestCorrections(limit: 5).map(\.correction) == [correction])
    #expect(try await folder.publication.manifest(of: folder.key) == folder.manifest)
    try await folder.publication.verify(folder.key)
  }

  @Test("A second look is kept whole or not at all, and only for an edition that exists")
  func wholeOrNot() async throws {
    let folder = try await SampleFolder()
    let other = try #require(EditionKey("2020-01-01-morning"))
    await #expect(throws: StoreError.self) {
      try await folder.publication.record(look, corrections: [correction], story: 2, of: other)
    }
    try await folder.publication.record(look, corrections: [], story: 2, of: folder.key)
    // The same look again.
    await #expect(throws: StoreError.self) {
      try await folder.publication.record(look, corrections: [correction], story: 2, of: folder.key)
    }
    #expect(try await folder.publication.corrections(of: folder.key) == [])
  }

  @Test("A second look after a withdrawal says nothing more")
  func withdrawn() async throws {
    let folder = try await SampleFolder()
    _ = try await folder.publication.withdraw(
      story: 2, of: folder.key, text: "Gone.", at: SampleFolder.date, source: nil)
    try await folder.publication.record(look, corrections: [correction], story: 2, of: folder.key)
    #expect(try await folder.publication.revisits(of: folder.key) == [:])
    #expect(try await folder.publication.corrections(of: folder.key).map(\.kind) == [.withdrawn])
  }

  @Test(
    "A second look never changes, and neither does a correction",
    arguments: [
      "DELETE FROM revisit", "UPDATE revisit SET link = 'alive'",
      "INSERT OR REPLACE INTO revisit SELECT publication, key, story, time, 'alive', 1, '', '', 1, 1 FROM revisit",
      "DELETE FROM correction", "UPDATE correction SET text = ''",
      "INSERT OR REPLACE INTO correction SELECT id, publication, key, date, kind, story, '' FROM correction",
    ])
  func isFinal(sql: String) async throws {
    let folder = try await SampleFolder()
    try await folder.publication.record(look, corrections: [correction], story: 2, of: folder.key)
    #expect(throws: DatabaseError.self) { try folder.store.pool.write { try $0.execute(sql: sql) } }
  }
}
