import EditionModel
import Foundation
import GRDB

/// Checks a whole folder: every edition of every publication, the database, and the journal.
enum FolderVerifier {
  /// Checks a folder that no store has open.
  ///
  /// - Parameter known: what isn't looked at, as ``verify(_:reader:except:)`` takes it.
  /// - Returns: how many editions were checked.
  /// - Throws: ``StoreError`` that names the first thing that isn't what it was.
  static func verify(_ folder: DataFolder, except known: Set<String> = []) throws -> Int {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      return try verify(
        folder, reader: DatabaseQueue(path: folder.database.path, configuration: configuration),
        except: known)
    } catch let error as DatabaseError {
      throw StoreError.database(folder.database.path, cause: "\(error)")
    }
  }

  /// How ``verify(_:reader:except:)`` names an edition that is known to be damaged.
  static func name(ofEdition key: String, publication: String) -> String { "edition \(publication)/\(key)" }

  /// Checks a folder over an open database.
  ///
  /// - Parameter known: what isn't looked at, because it is known to be whole or to be damaged: paths of files, and editions.
  static func verify(_ folder: DataFolder, reader: any DatabaseReader, except known: Set<String> = []) throws -> Int {
    let (findings, editions) = try reader.read { db in
      (
        try String.fetchAll(db, sql: "PRAGMA integrity_check")
          + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "foreign key: \($0)" },
        try Row.fetchAll(db, sql: "SELECT publication, key FROM edition ORDER BY publication, key")
          .map { ($0["publication"] as String, $0["key"] as String) }
      )
    }
    guard findings == ["ok"] else {
      throw StoreError.database(folder.database.path, cause: findings.joined(separator: "; "))
    }
    for (publication, name) in editions where !known.contains(Self.name(ofEdition: name, publication: publication)) {
      guard let key = EditionKey(name) else { throw StoreError.editionDamaged(name) }
      let record = try reader.read { try PublicationTables(db: $0, publication: publication).record(of: key) }
      _ = try record.check(in: folder, except: known)
    }
    _ = try reader.read { try Journal.verify(Journal.entries(in: $0)) }
    return editions.count
  }
}
