public import EditionModel
public import Selection

/// What the recorder saw of a publication's sources.
///
/// It holds only looks that read a source's lists. A source that answered nothing leaves a gap, and the edition's basis
/// says so.
public struct History: Sendable {
  let publication: PublicationStore

  /// Places that count as the front page: the first sight of a story there is never thinned away.
  static let frontPage = 30

  /// The times of the looks in a span, both ends included, in order.
  ///
  /// - Parameter source: the id of one source; nil for all.
  public func looks(from start: Timestamp, through end: Timestamp, source: String? = nil) async throws -> [Timestamp] {
    try await publication.read { try $0.looks(from: start, through: end, source: source) }
  }

  /// Every story seen in a span, as the selection needs it.
  ///
  /// A story has the observations of the span in order, and title, address and state as they were known at its end.
  /// What became known later is left out. An observation without points or comments has those seen before; without
  /// any before, it is left out.
  public func candidates(from start: Timestamp, through end: Timestamp) async throws -> [Candidate] {
    try await publication.read { try $0.candidates(from: start, through: end) }
  }

  /// Stories that were listed lately but not asked for: they may have been killed or deleted, or have risen again.
  ///
  /// - Parameters:
  ///   - start: stories last listed before it are left out.
  ///   - moment: stories asked for at it or later are left out.
  public func unseen(
    listedSince start: Timestamp, notAskedSince moment: Timestamp, source: String
  ) async throws -> [CandidateID] {
    try await publication.read { try $0.unseen(listedSince: start, notAskedSince: moment, source: source) }
  }

  /// Keeps a look, in one transaction. The same look twice changes nothing.
  public func record(_ look: RecordedLook) async throws {
    try await publication.write { try HistoryWriter(db: $0.db, publication: $0.publication, look: look).write() }
  }

  /// Removes samples that are denser than their age needs, by ``Thinning/steps``.
  ///
  /// - Returns: how many samples were removed.
  @discardableResult
  public func thin(now: Timestamp) async throws -> Int {
    try await publication.write { try Thinning.thin($0.db, publication: $0.publication, now: now) }
  }

  /// Waits for the times of the looks in a span.
  public func looks(from start: Timestamp, through end: Timestamp, source: String? = nil) throws -> [Timestamp] {
    try publication.read { try $0.looks(from: start, through: end, source: source) }
  }

  /// Waits for every story seen in a span.
  public func candidates(from start: Timestamp, through end: Timestamp) throws -> [Candidate] {
    try publication.read { try $0.candidates(from: start, through: end) }
  }
}
