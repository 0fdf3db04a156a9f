import GRDB

extension Migrations {
  /// Where each story comes from, as `site:` looks for it: a range of an index instead of every row.
  static let sites = Migration("sites") { db in
    try db.execute(
      sql: """
        -- The parts of a host from right to left, a dot after each, then the path: `org.example.blog.`, `com.github./apple/`.
        -- So a site's own stories, those of its subdomains and those below a path of it are one after another.
        CREATE TABLE story_place (
          publication TEXT NOT NULL,
          place TEXT NOT NULL,
          story INTEGER NOT NULL REFERENCES story (id),
          PRIMARY KEY (publication, place, story)
        ) STRICT, WITHOUT ROWID;
        """)
    let stories = try Row.fetchCursor(db, sql: "SELECT id, publication, site, host FROM story")
    while let story = try stories.next() {
      for name in [story["site"], story["host"]] as [String] where !name.isEmpty {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO story_place (publication, place, story) VALUES (?, ?, ?)")
          .execute(arguments: [story["publication"] as String, place(name), story["id"] as Int64])
      }
    }
  }

  /// As it was when this was released.
  private static func place(_ name: String) -> String {
    let parts = name.lowercased().split(separator: "/", maxSplits: 1)
    let host = (parts.first ?? "").split(separator: ".").reversed().map { $0 + "." }.joined()
    return parts.count > 1 ? "\(host)/\(parts[1])/" : host
  }
}
