import ArticleModel
import EditionModel
import Foundation
import GRDB

@testable import Archive
@testable import Storage

/// A folder with an edition of ten stories, each with an article and an image of its own; stories 2 and 3 share an image.
struct SampleFolder {
  let store: Store
  let publication: PublicationStore
  let key: EditionKey
  let manifest: Manifest

  static let date = Timestamp(1_778_050_000)

  init(
    _ name: String = "2026-05-06-morning", in existing: Store? = nil, brief: Brief? = nil
  ) async throws {
    let store = try existing ?? Store(temporaryFolder())
    self.store = store
    publication = store.publication("hn")
    var edition = edition(name)
    var writer = WARCWriter(date: edition.published, info: [("software", "test")])
    edition.stories = try (1...10).map { number in
      var story = edition.stories[0]
      story.number = number
      story.reading.brief = brief
      story.submission.id = "\(name)\(number)"
      story.submission.url = "https://example.org/\(name)/\(number)"
      story.reading.canonical = "https://example.org/\(name)/\(number)/final"
      story.reading.article = try store.blobs.put(
        CanonicalJSON.encode(Article(blocks: [.paragraph([.text("secret words of \(name) \(number)")])])))
      let image = try store.blobs.put(Array("image \(name) \(number == 3 ? 2 : number)".utf8))
      story.reading.images = [
        StoredImage(url: "https://example.org/\(name)/\(number).png", hash: image, type: "image/png", bytes: 9)
      ]
      writer.append(
        response: HTTPResponseMessage(status: 301, headers: HeaderFields([.init("Location", "\(number)/moved")])),
        url: "https://example.org/\(name)/\(number)", date: edition.published)
      for address in ["\(number)/moved", "\(number)/final", "\(number).png"] {
        writer.append(
          response: HTTPResponseMessage(status: 200, body: Array("secret words \(number)".utf8)),
          url: "https://example.org/\(name)/\(address)", date: edition.published)
      }
      return story
    }
    edition.archive = ContentHash(of: writer.bytes)
    key = edition.key
    manifest = try Manifest(sealing: edition)
    _ = try await publication.seal(manifest, archive: writer.bytes)
  }

  var archiveFile: URL { store.folder.archive(publication: "hn", key: key.description) }

  var archive: [UInt8] { get throws { [UInt8](try Data(contentsOf: archiveFile)) } }

  var filesBesideArchive: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: store.folder.archives.path)
        .filter { $0 != archiveFile.lastPathComponent }
    }
  }

  var pool: DatabasePool { store.pool }

  func isThere(_ hash: ContentHash?) -> Bool {
    hash.map { FileManager.default.fileExists(atPath: store.blobs.file(of: $0).path) } ?? false
  }
}

extension PublicationStore {
  /// The publication `hn` of a new folder.
  static func temporary() throws -> PublicationStore { try Store(temporaryFolder()).publication("hn") }

  var pool: DatabasePool { store.pool }
}
