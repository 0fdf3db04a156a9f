import GRDB

extension Migrations {
  /// Editions that were sealed in another folder and read from its site: their archive and pictures aren't here.
  static let readEditions = Migration("read editions") { db in
    try db.execute(
      sql: """
        CREATE TABLE read_edition (
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          -- The address that it was first read from.
          site TEXT NOT NULL,
          date INTEGER NOT NULL,
          PRIMARY KEY (publication, key),
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
