public import EditionModel
import GRDB
public import Selection

/// What the recorder saw of a publication's sources: the public face of the history.
///
/// Only looks that really read a source's lists are in it; a source that answered nothing leaves a gap, which the
/// edition's basis tells.
public struct History: Sendable {
  let pool: DatabasePool
  let publication: String

  /// Places that count as the front page: the first sight of a story there is never thinned away.
  static let frontPage = 30

  /// The times of the looks in a span, both ends included, in order.
  ///
  /// - Parameter source: of one source only; of all by default.
  public func looks(from start: Timestamp, through end: Timestamp, source: String? = nil) throws -> [Timestamp] {
    try pool.read { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT DISTINCT time FROM look
          WHERE publication = ? AND time BETWEEN ? AND ? AND source = coalesce(?, source) ORDER BY time
          """,
        arguments: [publication, start.rawValue, end.rawValue, source]
      ).map { Timestamp($0) }
    }
  }

  /// Every story seen in a span, as the selection wants it: with the observations of that span in order, and title, address and
  /// standing as they were known at its end. What became known later is not in it.
  ///
  /// An observation that lacked points or comments has those seen before; before the first that had them there is none.
  public func candidates(from start: Timestamp, through end: Timestamp) throws -> [Candidate] {
    try pool.read { try HistoryReader(db: $0, publication: publication).candidates(from: start, through: end) }
  }

  /// The stories that were listed in a span but were not asked for since a moment: they may have been killed, deleted or risen again.
  ///
  /// - Parameters:
  ///   - start: stories that no list had since are let go.
  ///   - moment: those asked for at it or later are left alone.
  public func unseen(listedSince start: Timestamp, notAskedSince moment: Timestamp, source: String) throws
    -> [CandidateID]
  {
    try pool.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT id FROM candidate
          WHERE publication = ? AND source = ? AND listed >= ? AND asked < ? ORDER BY listed DESC, id
          """,
        arguments: [publication, source, start.rawValue, moment.rawValue]
      ).map { CandidateID(source: source, nativeID: $0) }
    }
  }

  /// Keeps what a look saw, in one transaction. The same look twice changes nothing.
  public func record(_ look: RecordedLook) throws {
    try pool.write { try HistoryWriter(db: $0, publication: publication, look: look).write() }
  }

  /// Forgets what has grown too old to be of use at its density, by ``Thinning/steps``.
  ///
  /// - Returns: how many samples went.
  @discardableResult
  public func thin(now: Timestamp) throws -> Int {
    try pool.write { try Thinning.thin($0, publication: publication, now: now) }
  }
}

extension Store {
  /// What the recorder saw of a publication's sources.
  public func history(of publication: String = "hn") -> History { History(pool: pool, publication: publication) }
}

/// What one look at one source saw.
public struct RecordedLook: Sendable {
  /// A story that the source told of.
  public struct Sighting: Sendable {
    /// What the source says it is; its own history is not read.
    public var candidate: Candidate
    /// Its place in the source's list, 1 first; nil where it stands in none.
    public var rank: Int?
    /// Nil where the source did not tell.
    public var points: Int?
    public var comments: Int?

    public init(candidate: Candidate, rank: Int?, points: Int?, comments: Int?) {
      self.candidate = candidate
      self.rank = rank
      self.points = points
      self.comments = comments
    }
  }

  public var source: String
  public var time: Timestamp
  public var sightings: [Sighting]
  /// Listed at a place, but the source did not answer for them this time.
  public var unanswered: [CandidateID: Int]
  /// Asked for, and the source says there is no such story any more.
  public var gone: [CandidateID]

  public init(
    source: String, time: Timestamp, sightings: [Sighting], unanswered: [CandidateID: Int] = [:],
    gone: [CandidateID] = []
  ) {
    self.source = source
    self.time = time
    self.sightings = sightings
    self.unanswered = unanswered
    self.gone = gone
  }
}
