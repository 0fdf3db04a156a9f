import EditionModel
import Foundation
import GRDB

/// A backup, or another data folder, from which an edition is repaired. It is only read.
struct RepairSource: Sendable {
  let place: URL
  private let database: DatabaseQueue
  private var folder: DataFolder { DataFolder(place) }

  /// - Throws: ``StoreError/backup(_:cause:)`` if there is no database in the folder.
  init(_ place: URL) throws {
    self.place = place
    let file = DataFolder(place).database
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw StoreError.backup(
        place.path, cause: "it holds no tenhn.sqlite; name the folder of a backup, or another data folder")
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    do { database = try DatabaseQueue(path: Store.readOnlyPath(of: file), configuration: configuration) } catch {
      throw StoreError.backup(place.path, cause: "its tenhn.sqlite can't be read")
    }
  }

  /// The bytes that it has for a manifest, whatever their hash.
  func manifest(of key: EditionKey, _ publication: String) throws -> [UInt8]? {
    do {
      return try database.read {
        try Data.fetchOne(
          $0, sql: "SELECT manifest FROM edition WHERE publication = ? AND key = ?",
          arguments: [publication, key.description])
      }.map { [UInt8]($0) }
    } catch { throw StoreError.backup(place.path, cause: "its tenhn.sqlite can't be read") }
  }

  /// A blob, if it is whole there.
  func blob(_ hash: ContentHash) -> [UInt8]? { try? BlobStore(folder: folder.blobs).read(hash) }

  /// The bytes of a file, whatever their hash; nil if there is none.
  func file(_ path: String) throws -> [UInt8]? { try StoredFile.bytes(of: place.appendingPathComponent(path)) }
}
