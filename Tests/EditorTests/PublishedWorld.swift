import Archive
import EditionModel
import Fetching
import Foundation
import Testing

@testable import Editor
@testable import Storage

func temporaryPublication() throws -> PublicationStore {
  try Store(
    DataFolder(FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)"))
  ).publication("hn")
}

/// An edition in a folder of its own.
struct PublishedWorld {
  let publication: PublicationStore
  let key: EditionKey

  var archive: URL { publication.folder.archive(publication: publication.id, key: "\(key)") }

  func edition() async throws -> Edition { try #require(try await publication.manifest(of: key)?.edition) }

  /// The number of the story with such a title.
  func number(of story: Int) async throws -> Int {
    try #require(try await edition().readStories.first { $0.title == "Story \(story) of the day" }).number
  }

  func old() async throws -> PublishedWorld {
    var edition = try await edition()
    let bytes = WARCRewriting.rewrite([UInt8](try Data(contentsOf: archive)), date: WithdrawalWorld.cutoff) {
      $0.targetURI == "urn:tenhn:provenance" ? .remove : .keep
    }
    edition.archive = ContentHash(of: bytes)
    let other = try temporaryPublication()
    for hash in Set(edition.readStories.flatMap(\.blobs)) { try other.blobs.put(publication.blobs.get(hash)) }
    _ = try await other.seal(Manifest(sealing: edition), archive: bytes)
    return PublishedWorld(publication: other, key: key)
  }

  /// Files of the folder that hold a text, archives unpacked. Among them is the database with its log.
  func files(with text: String) throws -> [String] {
    let folder = publication.folder.url
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return false }
      guard name.hasSuffix(".gz") else { return data.range(of: Data(text.utf8)) != nil }
      return WARCReader.readAll([UInt8](data)).records.contains { $0.words.contains(text) }
    }.sorted()
  }

  func records() throws -> [WARCRecord] { WARCReader.readAll([UInt8](try Data(contentsOf: archive))).records }
}

extension WARCRecord {
  /// The block and, of an HTTP answer, the body without its coding.
  var words: String {
    let body = response.flatMap {
      try? ContentCoding.decode($0.body, header: $0.headers.joined("Content-Encoding"), limit: 8 << 20)
    }
    return String(decoding: block + (body ?? []), as: UTF8.self)
  }
}

extension PublishedWorld {
  /// Withdraws a story, and checks that what is left is what is recorded.
  func withdraw(_ number: Int) async throws {
    let withdrawer = Withdrawer(publication: publication)
    #expect(
      try await withdrawer.withdraw(story: number, of: key, text: "Gone.", at: WithdrawalWorld.cutoff + 90_000) != nil)
    try await publication.verify(key)
  }

  /// Seals an edition with the stories of this one under another key, without an archive.
  func seal(_ name: String, after seconds: Int64) async throws -> EditionKey {
    var edition = try await edition()
    edition.key = try #require(EditionKey(name))
    (edition.cutoff, edition.archive) = (WithdrawalWorld.cutoff + seconds, ContentHash(of: [UInt8]()))
    for number in edition.stories.indices { edition.stories[number].conversation = Conversation() }
    edition.reserves = []
    _ = try await publication.seal(Manifest(sealing: edition), archive: [])
    return edition.key
  }
}
