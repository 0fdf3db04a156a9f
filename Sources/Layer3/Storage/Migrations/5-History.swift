import GRDB

extension Migrations {
  /// What the recorder saw. Not sealed: it is thinned with age, and an edition's archive holds what the edition used.
  static let history = Migration("history of candidates") { db in
    try db.execute(
      sql: """
        -- A moment at which a source's lists were really read.
        CREATE TABLE look (
          publication TEXT NOT NULL,
          source TEXT NOT NULL,
          time INTEGER NOT NULL,
          stories INTEGER NOT NULL,
          unanswered INTEGER NOT NULL,
          PRIMARY KEY (publication, source, time)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE candidate (
          publication TEXT NOT NULL,
          source TEXT NOT NULL,
          id TEXT NOT NULL,
          posted INTEGER NOT NULL,
          first_seen INTEGER NOT NULL,
          -- The first sight of it on the front page.
          arrived INTEGER,
          -- The last look whose lists had it, and the last at which it was asked for.
          listed INTEGER,
          asked INTEGER NOT NULL,
          PRIMARY KEY (publication, source, id)
        ) STRICT, WITHOUT ROWID;

        -- What a source said of it, from when on: titles are edited, stories killed.
        CREATE TABLE candidate_facts (
          publication TEXT NOT NULL,
          source TEXT NOT NULL,
          id TEXT NOT NULL,
          since INTEGER NOT NULL,
          kind TEXT NOT NULL,
          standing TEXT NOT NULL,
          title TEXT NOT NULL,
          url TEXT,
          author TEXT,
          PRIMARY KEY (publication, source, id, since)
        ) STRICT, WITHOUT ROWID;

        -- Points and comments are null where the source named the story but did not tell them.
        CREATE TABLE sample (
          publication TEXT NOT NULL,
          source TEXT NOT NULL,
          id TEXT NOT NULL,
          time INTEGER NOT NULL,
          rank INTEGER,
          points INTEGER,
          comments INTEGER,
          PRIMARY KEY (publication, source, id, time)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
