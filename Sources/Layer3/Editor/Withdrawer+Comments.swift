import Archive
public import EditionModel
import Foundation
public import Storage
import StorySources

extension Withdrawer {
  /// A place from which a comment was withdrawn.
  public struct Place: Hashable, Sendable {
    /// The edition.
    public var key: EditionKey
    /// The story's number in it.
    public var number: Int
  }

  /// What became of a comment's withdrawal.
  public struct CommentWithdrawal: Equatable, Sendable {
    /// Where it was removed.
    public var removed: [Place] = []
    /// The editions that could not be looked through, each with what is wrong with it. The comment is withdrawn from them once
    /// that is mended (``Withdrawer/completeOwed(at:)``).
    public var unreached: [EditionKey: StoreError] = [:]
    /// Why a file could not be shortened or removed now, of these or of other editions. What is withdrawn is shown nowhere, and
    /// the next start tries again.
    public var unfinished: StoreError?
  }

  /// Days on both sides of an edition that keeps a comment, within which other editions may have read it too.
  private static let nearby: Int64 = 10 * 86_400

  /// Removes a comment's words and name from every edition that keeps it or has it in its archive.
  ///
  /// An edition that keeps it tells where to look: its neighbours of ten days are looked through. For a comment that no
  /// edition keeps, all archives are; that takes about a minute for each year. A damaged edition keeps it from being removed
  /// nowhere else.
  ///
  /// - Parameter others: when editions of other publications that keep it were decided.
  /// - Throws: ``StoreError`` if the database can't be used.
  public func withdraw(
    comment native: String, text: String, at date: Timestamp, keptElsewhere others: [Timestamp] = []
  ) async throws -> CommentWithdrawal {
    let kept = try await publication.stories(withComment: native).map { Place(key: $0.key, number: $0.number) }
    let cutoffs = try await cutoffs(keeping: native) + others
    let start = cutoffs.min().map { $0 + -Withdrawer.nearby } ?? .earliest
    let end = cutoffs.max().map { $0 + Withdrawer.nearby } ?? Timestamp(.max)
    var outcome = CommentWithdrawal()
    var (places, tried) = (kept, Set<Place>())
    var (keys, seen) = (try await publication.keys(since: start), Set<EditionKey>())
    // Those that were looked through, and of them those whose archive could not be: it waits, and keeps its hash until then.
    var (looked, closed) = (Set<EditionKey>(), Set<EditionKey>())
    // An edition that was sealed, or a thread that was read again, while the others were looked through is looked at too.
    repeat {
      var due = places.map(\.key)
      for key in keys where seen.insert(key).inserted {
        if let cutoff = try await publication.cutoff(of: key), cutoff <= end { due.append(key) }
      }
      for key in due where looked.insert(key).inserted {
        let found = try await reaching(key, &outcome.unreached) { try await archived([native], in: key)[native] ?? [] }
        if let found { places += found } else { closed.insert(key) }
      }
      for place in places where tried.insert(place).inserted {
        let isRemoved = try await reaching(place.key, &outcome.unreached) {
          try await remove(native, from: place, text: text, at: date, leavingArchive: closed.contains(place.key))
        }
        if isRemoved == true { outcome.removed.append(place) }
        // A kept discussion that isn't there now may be put back, with the words.
        guard outcome.unreached[place.key] == nil, kept.contains(place) else { continue }
        _ = try await reaching(place.key, &outcome.unreached) {
          guard let edition = try await publication.manifest(of: place.key)?.edition else { return }
          _ = try await publication.stories(of: edition, holding: native, among: [place.number])
        }
      }
      places = try await publication.stories(withComment: native).map { Place(key: $0.key, number: $0.number) }
      keys = try await publication.keys(since: start)
    } while !tried.isSuperset(of: places) || !seen.isSuperset(of: keys)
    for (key, fault) in outcome.unreached {
      try await publication.owe(comment: native, of: key, text: text, why: "\(fault)", at: date)
    }
    for key in looked where outcome.unreached[key] == nil { try await publication.settle(comment: native, of: key) }
    if !outcome.removed.isEmpty { outcome.unfinished = try await completing() }
    return outcome
  }

  /// When the publication's editions that keep a comment were decided.
  func cutoffs(keeping native: String) async throws -> [Timestamp] {
    var cutoffs: [Timestamp] = []
    for key in Set(try await publication.stories(withComment: native).map(\.key)) {
      if let cutoff = try await publication.cutoff(of: key) { cutoffs.append(cutoff) }
    }
    return cutoffs
  }

  /// Withdraws what was to be withdrawn from editions that were damaged, as far as they are whole again.
  ///
  /// Each edition is read once for all of its comments, and each place is one by itself: a comment leaves the stories that are
  /// whole, whatever is damaged beside them, and stays owed until all were looked at.
  ///
  /// - Parameter time: after it no further comment is begun, and the rest stays owed. Nil waits for all.
  /// - Returns: where something was removed, and the editions that are still damaged.
  /// - Throws: ``StoreError`` if the database can't be used.
  @discardableResult
  public func completeOwed(at date: Timestamp, within time: Duration? = nil) async throws -> CommentWithdrawal {
    let end = time.map { ContinuousClock.now + $0 }
    var outcome = CommentWithdrawal()
    let owed = Dictionary(grouping: try await publication.owedWithdrawals(), by: \.key)
    for (key, owed) in owed.sorted(by: { $0.key < $1.key }) {
      if let end, ContinuousClock.now >= end { break }
      let edition = try await reaching(key, &outcome.unreached) {
        guard let manifest = try await publication.manifest(of: key) else {
          throw StoreError.editionMissing(key.description)
        }
        return manifest.edition
      }
      guard let edition else { continue }
      let found = try await reaching(key, &outcome.unreached) { try await archived(owed.map(\.comment), in: key) }
      for owed in owed {
        if let end, ContinuousClock.now >= end { break }
        try await complete(owed, of: edition, archived: found.map { $0[owed.comment] ?? [] }, at: date, &outcome)
      }
    }
    if !outcome.removed.isEmpty { outcome.unfinished = try await completing() }
    return outcome
  }

  /// - Parameter archived: the stories whose archived answers carry it; nil if the archive can't be looked through.
  private func complete(
    _ owed: OwedWithdrawal, of edition: Edition, archived: [Place]?, at date: Timestamp,
    _ outcome: inout CommentWithdrawal
  ) async throws {
    var isWhole = archived != nil
    for number in edition.readStories.map(\.number).sorted() {
      let place = Place(key: owed.key, number: number)
      let isKept = try await reaching(owed.key, &outcome.unreached) {
        try await !publication.stories(of: edition, holding: owed.comment, among: [number]).isEmpty
      }
      isWhole = isWhole && isKept != nil
      guard isKept == true || archived?.contains(place) == true else { continue }
      let isRemoved = try await reaching(owed.key, &outcome.unreached) {
        try await remove(owed.comment, from: place, text: owed.text, at: date, leavingArchive: archived == nil)
      }
      isWhole = isWhole && isRemoved != nil
      if isRemoved == true { outcome.removed.append(place) }
    }
    if isWhole { try await publication.settle(comment: owed.comment, of: owed.key) }
  }

  /// - Returns: why a file could not be shortened or removed.
  private func completing() async throws -> StoreError? {
    do { try await publication.completeWithdrawals() } catch let error as StoreError {
      switch error {
      case .read, .write: return error
      default: throw error
      }
    }
    return nil
  }

  private func remove(
    _ native: String, from place: Place, text: String, at date: Timestamp, leavingArchive: Bool = false
  ) async throws -> Bool {
    try await publication.recordWithdrawal(
      ofComment: native, story: place.number, of: place.key, text: text, at: date,
      source: leavingArchive ? nil : source(of: place.key), leavingArchive: leavingArchive)
  }

  /// Runs what one edition is needed for. If that is damaged, or can't be written, notes it and returns nil.
  private func reaching<Value>(
    _ key: EditionKey, _ unreached: inout [EditionKey: StoreError], _ body: () async throws -> Value
  ) async throws -> Value? {
    do { return try await body() } catch let error as StoreError {
      switch error {
      case .editionDamaged, .editionMissing, .storyMissing, .archiveMissing, .archiveDamaged, .archiveLost,
        .blobMissing,
        .blobDamaged, .read, .write:
        unreached[key] = unreached[key] ?? error
        return nil
      default: throw error
      }
    }
  }

  /// By comment, the stories of an edition whose archived answers carry it.
  private func archived(_ natives: [String], in key: EditionKey) async throws -> [String: [Place]] {
    try await publication.checkRecords(of: key)
    guard let bytes = try publication.archive(of: key), let source = try source(of: key) else { return [:] }
    let records = WARCReader.readAll(bytes).records
    let carriers = ArchivedAnswers(records).carriers(source)
    return natives.reduce(into: [:]) { found, native in
      guard let addresses = carriers[native], !addresses.isEmpty else { return }
      found[native] = Provenance.numbers(carrying: addresses, in: records).map { Place(key: key, number: $0) }
    }
  }
}
