import EditionModel
import Foundation
import GRDB

/// The notes on files that withdrawals named and that are as they must be: archives without the withdrawn words, and blobs
/// that an edition shows all the same.
struct WithdrawnFiles {
  private let folder: DataFolder
  private let db: Database
  /// What each file was when it was looked at, by its path from the data folder on.
  private let identities: [String: String]

  init(in folder: DataFolder, _ db: Database) throws {
    (self.folder, self.db) = (folder, db)
    let rows = try Row.fetchAll(db, sql: "SELECT path, identity FROM withdrawn_file")
    identities = Dictionary(rows.map { ($0["path"], $0["identity"]) }) { first, _ in first }
  }

  /// Whether there is nothing to do for a file: it isn't there, or is what was noted.
  func isSettled(_ file: URL) -> Bool {
    // One that can't be looked at is tried, and the error tells why.
    do { return try FileIdentity.existing(file).map { $0.text == identities[path(of: file)] } ?? true } catch {
      return false
    }
  }

  /// Notes that a file is as it must be.
  func settle(_ file: URL) throws {
    guard let identity = try FileIdentity.existing(file) else { return }
    try db.execute(
      sql: """
        INSERT INTO withdrawn_file (path, identity) VALUES (?, ?)
        ON CONFLICT (path) DO UPDATE SET identity = excluded.identity
        """, arguments: [path(of: file), identity.text])
  }

  /// Drops the notes on the files that a new withdrawal names.
  static func forget(_ redaction: Redaction, in folder: DataFolder, _ db: Database) throws {
    let blobs = BlobStore(folder: folder.blobs)
    let files =
      [folder.archive(publication: redaction.publication, key: redaction.key)] + redaction.blobs.map(blobs.file)
    for file in files {
      try db.execute(sql: "DELETE FROM withdrawn_file WHERE path = ?", arguments: [path(of: file, in: folder)])
    }
  }

  private func path(of file: URL) -> String { WithdrawnFiles.path(of: file, in: folder) }

  private static func path(of file: URL, in folder: DataFolder) -> String {
    file.path.hasPrefix(folder.url.path) ? String(file.path.dropFirst(folder.url.path.count)) : file.path
  }
}
