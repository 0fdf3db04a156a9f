import GRDB

extension Migrations {
  /// Browsers that get notifications.
  static let push = Migration("push") { db in
    try db.execute(
      sql: """
        -- Browsers that get a notification of each edition.
        CREATE TABLE push_subscription (
          publication TEXT NOT NULL,
          id TEXT NOT NULL,
          endpoint TEXT NOT NULL,
          point BLOB NOT NULL,
          auth BLOB NOT NULL,
          since INTEGER NOT NULL,
          PRIMARY KEY (publication, id)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
