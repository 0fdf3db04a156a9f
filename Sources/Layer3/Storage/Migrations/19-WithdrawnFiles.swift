import GRDB

extension Migrations {
  /// Which files are as withdrawals left them, so that nobody reads them again to see it.
  static let withdrawnFiles = Migration("withdrawn files") { db in
    try db.execute(
      sql: """
        CREATE TABLE withdrawn_file (
          -- From the data folder on.
          path TEXT PRIMARY KEY,
          -- Device, inode, size and time.
          identity TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
