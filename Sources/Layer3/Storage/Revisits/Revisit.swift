public import EditionModel
import GRDB

/// What a look at a published story found, days later: a working record, from which corrections follow.
public struct Revisit: Hashable, Sendable {
  /// How the story's link answered.
  public enum Link: String, Hashable, Sendable {
    case alive
    /// The site says that the page is gone.
    case gone
    /// Nobody answered, or not with a page: others may fare better.
    case unreachable
    /// The site doesn't let this program read it, which says nothing about the page.
    case refused
    /// The story links to no page.
    case none
  }

  /// What the source says of the submission.
  public enum Submission: String, Hashable, Sendable {
    case live
    /// Killed or deleted, as the source says itself.
    case removed
    /// The source gave nothing for it.
    case missing
  }

  public var time: Timestamp
  public var link: Link
  /// The status that the site answered with, where it answered.
  public var status: Int?
  /// The title that the source gives it; nil where it did not tell.
  public var title: String?
  /// Nil where the source could not be asked about it.
  public var submission: Submission?
  /// Of the words that were read, how many per cent no longer stand on the page; nil where they could not be compared.
  public var removed: Int?
  /// Of the words that are read now, how many per cent did not stand on the page.
  public var added: Int?

  public init(
    time: Timestamp, link: Link, status: Int? = nil, title: String? = nil, submission: Submission? = nil,
    removed: Int? = nil, added: Int? = nil
  ) {
    self.time = time
    self.link = link
    self.status = status
    self.title = title
    self.submission = submission
    self.removed = removed
    self.added = added
  }
}

extension Revisit {
  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE revisit (
          publication TEXT NOT NULL,
          key TEXT NOT NULL,
          story INTEGER NOT NULL,
          time INTEGER NOT NULL,
          link TEXT NOT NULL,
          status INTEGER,
          title TEXT,
          submission TEXT,
          removed INTEGER,
          added INTEGER,
          PRIMARY KEY (publication, key, story, time),
          FOREIGN KEY (publication, key) REFERENCES edition (publication, key)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER revisit_is_kept_update BEFORE UPDATE ON revisit
          BEGIN SELECT RAISE(ABORT, 'a look never changes'); END;
        CREATE TRIGGER revisit_is_kept_delete BEFORE DELETE ON revisit
          BEGIN SELECT RAISE(ABORT, 'a look is never deleted'); END;
        CREATE TRIGGER revisit_is_kept_replace BEFORE INSERT ON revisit
          WHEN EXISTS (SELECT 1 FROM revisit WHERE publication = NEW.publication AND key = NEW.key
            AND story = NEW.story AND time = NEW.time)
          BEGIN SELECT RAISE(ABORT, 'a look is never replaced'); END;
        -- INSERT OR REPLACE deletes without firing the trigger on deletion.
        CREATE TRIGGER correction_is_kept_replace BEFORE INSERT ON correction
          WHEN EXISTS (SELECT 1 FROM correction WHERE id = NEW.id)
          BEGIN SELECT RAISE(ABORT, 'a correction is never replaced'); END;
        """)
  }

  init(_ row: Row) {
    let submission: String? = row["submission"]
    self.init(
      // A word of a newer version says nothing that this one could conclude from.
      time: Timestamp(row["time"]), link: Link(rawValue: row["link"]) ?? .refused, status: row["status"],
      title: row["title"], submission: submission.flatMap(Submission.init(rawValue:)), removed: row["removed"],
      added: row["added"])
  }
}
