import GRDB

/// Everything that can go wrong with a data folder: one line for a person, and a cause for the log.
public enum StoreError: Error, CustomStringConvertible, Equatable {
  /// The folder at this path can't be made.
  case folder(String, cause: String)
  /// SQLite can't use the database at this path.
  case database(String, cause: String)
  /// A newer version wrote the database at this path.
  case newer(String)
  /// There is no blob of this hash.
  case blobMissing(String)
  /// The blob of this hash has other bytes.
  case blobDamaged(String)
  /// The edition of this key has other bytes.
  case editionDamaged(String)
  /// There is no edition of this key.
  case editionMissing(String)
  /// The edition of this key has no archive.
  case archiveMissing(String)
  /// The archive of the edition of this key has other bytes.
  case archiveDamaged(String)
  /// The archive of the edition of this key was missing when a story was withdrawn from it.
  case archiveLost(String)
  /// The file at this path is there, or should be, and can't be read now.
  case read(String, cause: String)
  /// The file at this path can't be written.
  case write(String, cause: String)
  /// Another process held the database at this path for too long.
  case busy(String, cause: String)
  /// The database at this path could not be upgraded.
  case upgrade(String, cause: String)
  /// The edition of this key has no story of this number.
  case storyMissing(String, Int)
  /// The journal's entry of this number isn't what was written.
  case journalBroken(Int)
  /// The backup at this path can't be used or made.
  case backup(String, cause: String)
  /// The folder at this path can't be written, and a database of an older version is in it.
  case olderReadOnly(String)
  /// A folder to be made lies inside the data folder.
  case insideData(String)
  /// A folder to be made has files in it already.
  case notEmpty(String, maker: String)

  /// The line for a person: what is wrong, and what to do.
  public var description: String {
    switch self {
    case .folder(let path, _): "The data folder \(path) can't be used. Choose another one with --data."
    case .database(let path, _): "The database \(path) can't be read. Nothing was changed; restore it from a backup."
    case .newer(let path): "A newer tenhn wrote the database \(path). Nothing was changed; use that version."
    case .blobMissing(let hash): "The blob \(hash) is missing. Restore it from a backup."
    case .blobDamaged(let hash): "The blob \(hash) is damaged. Restore it from a backup."
    case .editionDamaged(let key): "The edition \(key) isn't what was sealed. \(StoreError.repair(key))"
    case .editionMissing(let key): "There is no edition \(key). `tenhn edition list` lists them."
    case .archiveMissing(let key): "The archive of \(key) is missing. \(StoreError.repair(key))"
    case .archiveDamaged(let key): "The archive of \(key) isn't what was sealed. \(StoreError.repair(key))"
    case .archiveLost(let key):
      "The archive of \(key) was missing when a story was withdrawn. No copy is put back, and one that is there must be removed: each holds what was withdrawn."
    case .storyMissing(let key, let number): "The edition \(key) has no story \(number)."
    case .journalBroken(let number):
      "Entry \(number) of the journal was changed, or an entry before it is missing."
    case .backup(let path, let cause): "The backup \(path) can't be used: \(cause)."
    case .olderReadOnly(let path):
      "\(path) can't be written, and its database is of an older version. Open it once where it can be written."
    case .insideData(let path):
      "\(path) is inside the data folder, which may be lost as a whole. Choose a folder elsewhere, best on another disk."
    case .notEmpty(let path, let maker): "\(path) isn't empty; \(maker) needs a new folder."
    case .upgrade(let path, _):
      "The database \(path) couldn't be upgraded. It is as it was; use the previous version."
    case .busy(let path, _): "Another process is using the database \(path). Try again in a minute."
    case .read(let path, let cause): "Can't read \(path): \(cause). Mend that, and try again."
    case .write(let path, _): "Can't write \(path). Is the disk full or read-only?"
    }
  }

  private static func repair(_ key: String) -> String {
    "Put it back with `tenhn edition verify \(key) --repair BACKUP`."
  }

  /// Distinguishes a full disk, and a busy database, from a database that can't be read.
  init(_ error: DatabaseError, at path: String) {
    switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN: self = .write(path, cause: "\(error)")
    case .SQLITE_BUSY: self = .busy(path, cause: "\(error)")
    default: self = .database(path, cause: "\(error)")
    }
  }

  /// The cause for the log; nil if the description says it all.
  public var cause: String? {
    switch self {
    case .folder(_, let cause), .database(_, let cause), .write(_, let cause), .busy(_, let cause),
      .upgrade(_, let cause):
      cause
    default: nil
    }
  }
}
