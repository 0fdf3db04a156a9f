import GRDB

/// What can go wrong with the data folder: one line for the person, the cause for the log.
public enum StoreError: Error, CustomStringConvertible, Equatable {
  case folder(String, cause: String)
  case database(String, cause: String)
  case newer(String)
  case blobMissing(String)
  case blobDamaged(String)
  case editionDamaged(String)
  case editionMissing(String)
  case archiveMissing(String)
  case archiveDamaged(String)
  case write(String, cause: String)
  case busy(String, cause: String)
  case upgrade(String, cause: String)
  case storyMissing(String, Int)
  case journalBroken(Int)
  case backup(String, cause: String)
  /// A folder to be made has files in it already.
  case notEmpty(String, maker: String)

  public var description: String {
    switch self {
    case .folder(let path, _): "The data folder \(path) can't be made or used; choose another with --data."
    case .database(let path, _): "The database \(path) can't be read; restore it from a backup, nothing was changed."
    case .newer(let path): "The database \(path) was written by a newer tenhn; use that version, nothing was changed."
    case .blobMissing(let hash): "The blob \(hash) is missing from the data folder; restore it from a backup."
    case .blobDamaged(let hash): "The blob \(hash) isn't what its name says; restore it from a backup."
    case .editionDamaged(let key): "The edition \(key) isn't what was sealed; restore it from a backup."
    case .editionMissing(let key): "There is no edition \(key); `tenhn edition list` shows what there is."
    case .archiveMissing(let key): "The archive of \(key) is missing from the data folder; restore it from a backup."
    case .archiveDamaged(let key): "The archive of \(key) isn't what was sealed; restore it from a backup."
    case .storyMissing(let key, let number): "The edition \(key) has no story \(number) that could be withdrawn."
    case .journalBroken(let number):
      "Entry \(number) of the journal isn't what was written, or one before it is missing."
    case .backup(let path, let cause): "The backup \(path) can't be used: \(cause)."
    case .notEmpty(let path, let maker): "\(path) isn't empty; \(maker) needs a new folder."
    case .upgrade(let path, _):
      "The database \(path) could not be brought to this version's shape; it is as it was, use the version before."
    case .busy(let path, _): "The database \(path) was held by another process for too long; try again in a minute."
    case .write(let path, _): "\(path) can't be written; is the disk full or read-only?"
    }
  }

  /// What SQLite met: a disk that takes nothing more is not a database that can't be read.
  init(_ error: DatabaseError, at path: String) {
    switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN: self = .write(path, cause: "\(error)")
    case .SQLITE_BUSY: self = .busy(path, cause: "\(error)")
    default: self = .database(path, cause: "\(error)")
    }
  }

  /// For the log.
  public var cause: String? {
    switch self {
    case .folder(_, let cause), .database(_, let cause), .write(_, let cause), .busy(_, let cause),
      .upgrade(_, let cause):
      cause
    default: nil
    }
  }
}
