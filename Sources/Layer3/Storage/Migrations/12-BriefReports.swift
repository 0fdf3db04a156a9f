import GRDB

extension Migrations {
  /// Readers' reports that a brief misleads. They are no answers to whether a story was worth the time, so they aren't counted
  /// among them.
  static let briefReports = Migration("brief reports") { db in
    try db.execute(
      sql: """
        CREATE TABLE brief_report (
          id INTEGER PRIMARY KEY,
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          story INTEGER NOT NULL,
          day INTEGER NOT NULL,
          note TEXT NOT NULL CHECK (length(note) <= 500),
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT;
        CREATE INDEX brief_report_by_story ON brief_report (publication, key, story);
        CREATE INDEX brief_report_by_day ON brief_report (day);
        """)
  }
}
