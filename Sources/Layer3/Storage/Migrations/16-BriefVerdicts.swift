import GRDB

extension Migrations {
  /// What the operator decided about readers' reports on briefs. Rows are only added: later reports open the matter again.
  static let briefVerdicts = Migration("brief verdicts") { db in
    try db.execute(
      sql: """
        CREATE TABLE brief_verdict (
          id INTEGER PRIMARY KEY,
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          story INTEGER NOT NULL,
          date INTEGER NOT NULL,
          verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'dismissed')),
          -- The last report that it is about; 0 if there was none.
          report INTEGER NOT NULL,
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT;
        CREATE INDEX brief_verdict_by_story ON brief_verdict (publication, key, story);
        """)
  }
}
