-- Mails that ask somebody to confirm a subscription, by the same rules as deliveries. A new request takes the place of the
-- one before; what is over is deleted when its link works no more.
CREATE TABLE letter (
  publication TEXT NOT NULL,
  -- The subscriber: a keyed hash of the address. No address is in this table.
  recipient TEXT NOT NULL,
  -- When they asked. The link and the mail's name follow from it.
  asked INTEGER NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('queued', 'claimed', 'committed', 'accepted', 'refused', 'expired', 'uncertain')),
  attempts INTEGER NOT NULL,
  due INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  -- Which process claimed it: its lock and a number of its own.
  owner TEXT,
  -- What the other side said last, or why it wasn't sent.
  word TEXT NOT NULL,
  PRIMARY KEY (publication, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_by_state ON letter (publication, state, due);
CREATE TRIGGER letter_is_sent_once BEFORE UPDATE ON letter
  WHEN OLD.recipient <> NEW.recipient OR OLD.publication <> NEW.publication
    OR OLD.asked = NEW.asked AND OLD.state <> NEW.state AND OLD.state || ' ' || NEW.state NOT IN (
      'queued claimed', 'queued expired', 'queued uncertain',
      'claimed queued', 'claimed committed', 'claimed refused', 'claimed expired', 'claimed uncertain',
      'committed accepted', 'committed refused', 'committed queued', 'committed uncertain',
      'uncertain accepted', 'uncertain refused')
  BEGIN SELECT RAISE(ABORT, 'a letter is sent once'); END;

INSERT INTO letter VALUES ('hn', 'c0ffee', 1778047200, 'accepted', 1, 1778047200, 1778047201, '1 a', '250 OK');
INSERT INTO grdb_migrations VALUES ('letters');
