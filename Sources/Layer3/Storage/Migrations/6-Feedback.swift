import GRDB

extension Migrations {
  /// Readers' answers to whether a story was worth the time.
  static let feedback = Migration("feedback") { db in
    try db.execute(
      sql: """
        CREATE TABLE feedback (
          id INTEGER PRIMARY KEY,
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          story INTEGER NOT NULL,
          day INTEGER NOT NULL,
          verdict TEXT NOT NULL CHECK (verdict IN ('worth', 'not')),
          note TEXT NOT NULL CHECK (length(note) <= 500),
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT;
        CREATE INDEX feedback_by_story ON feedback (publication, key, story);
        CREATE INDEX feedback_by_day ON feedback (day);
        """)
  }
}
