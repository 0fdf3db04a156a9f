import Foundation
import GRDB
import Storage

/// What a disk may do to the stored bytes of an edition's manifest.
public enum ManifestFault: Hashable, Sendable, CaseIterable {
  case flipped, cut, empty
}

extension SampleSite {
  /// Damages the manifest of an edition as a disk would: behind the program's back.
  public func damage(_ key: String, _ fault: ManifestFault = .flipped) throws {
    let value =
      switch fault {
      case .flipped: "CAST(replace(CAST(manifest AS TEXT), 'Story 1 of', 'Story l of') AS BLOB)"
      case .cut: "CAST(substr(manifest, 1, 500) AS BLOB)"
      case .empty: "x''"
      }
    let database = try DatabaseQueue(path: store.folder.database.path)
    try database.write { db in
      try db.execute(sql: "DROP TRIGGER IF EXISTS edition_is_sealed_update")
      try db.execute(sql: "UPDATE edition SET manifest = \(value) WHERE key = ?", arguments: [key])
    }
    try database.close()
  }
}
