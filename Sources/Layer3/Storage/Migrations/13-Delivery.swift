import GRDB

extension Migrations {
  /// What is delivered to whom, subscribers, and keys.
  static let delivery = Migration("delivery") { db in
    try db.execute(
      sql: """
        -- One row for each edition, channel and recipient. It is sent at most once, and never deleted.
        CREATE TABLE delivery (
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          channel TEXT NOT NULL,
          -- A keyed hash of the address, or the channel's own name. No address is in this table.
          recipient TEXT NOT NULL,
          state TEXT NOT NULL
            CHECK (state IN ('queued', 'claimed', 'committed', 'accepted', 'refused', 'expired', 'uncertain')),
          -- Whether somebody asked for this edition by its key: it may then be older than the newest.
          named INTEGER NOT NULL,
          attempts INTEGER NOT NULL,
          since INTEGER NOT NULL,
          due INTEGER NOT NULL,
          changed INTEGER NOT NULL,
          -- Which process claimed it: its lock and a number of its own.
          owner TEXT,
          -- What the other side said last, or why it wasn't sent.
          word TEXT NOT NULL,
          -- Whether the operator wants to hear no more of its uncertainty.
          dismissed INTEGER NOT NULL,
          PRIMARY KEY (publication, key, channel, recipient),
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX delivery_by_state ON delivery (publication, state, due);
        CREATE TRIGGER delivery_is_sent_once BEFORE UPDATE ON delivery
          WHEN OLD.state <> NEW.state AND OLD.state || ' ' || NEW.state NOT IN (
              'queued claimed', 'queued expired', 'queued uncertain',
              'claimed queued', 'claimed committed', 'claimed refused', 'claimed expired', 'claimed uncertain',
              'committed accepted', 'committed refused', 'committed queued', 'committed uncertain',
              'uncertain accepted', 'uncertain refused', 'uncertain queued', 'expired queued', 'refused queued')
            OR OLD.publication <> NEW.publication OR OLD.key <> NEW.key OR OLD.channel <> NEW.channel
            OR OLD.recipient <> NEW.recipient
          BEGIN SELECT RAISE(ABORT, 'a delivery is made once'); END;
        CREATE TRIGGER delivery_is_kept BEFORE DELETE ON delivery
          BEGIN SELECT RAISE(ABORT, 'a delivery is never deleted'); END;

        -- How many rows were put into the queue, counted apart from them: the two must agree.
        CREATE TABLE delivery_count (
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          channel TEXT NOT NULL,
          queued INTEGER NOT NULL,
          PRIMARY KEY (publication, key, channel)
        ) STRICT, WITHOUT ROWID;

        -- Who gets editions by mail. Whoever leaves is deleted here.
        CREATE TABLE subscriber (
          publication TEXT NOT NULL,
          id TEXT NOT NULL,
          address TEXT NOT NULL,
          -- The slots they want, with spaces between; empty for all.
          slots TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'paused')),
          since INTEGER NOT NULL,
          -- The hash of what the confirming link ends with.
          token TEXT,
          -- Refusals for the moment, in a row.
          soft INTEGER NOT NULL,
          -- Why the mail is paused.
          word TEXT NOT NULL,
          PRIMARY KEY (publication, id)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX subscriber_by_token ON subscriber (token) WHERE token IS NOT NULL;

        -- Who left: a keyed hash of the address and the day (days since 1970), nothing else.
        CREATE TABLE departed (
          publication TEXT NOT NULL,
          id TEXT NOT NULL,
          day INTEGER NOT NULL,
          PRIMARY KEY (publication, id)
        ) STRICT, WITHOUT ROWID;

        -- Keys that are made at their first use. They are here so that a backup has them.
        CREATE TABLE secret (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        """)
  }
}
