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
  }

  /// Days on both sides of an edition that keeps a comment, within which other editions may have read it too.
  private static let nearby: Int64 = 10 * 86_400

  /// Removes a comment's words and name from every edition that keeps it or has it in its archive.
  ///
  /// An edition that keeps it tells where to look: its neighbours of ten days are looked through. For a comment that no
  /// edition keeps, all archives are; that takes about a minute for each year. A damaged edition keeps it from being removed
  /// nowhere else.
  ///
  /// - Throws: ``StoreError`` if the database can't be used.
  public func withdraw(comment native: String, text: String, at date: Timestamp) async throws -> CommentWithdrawal {
    let kept = try await publication.stories(withComment: native).map { Place(key: $0.key, number: $0.number) }
    var cutoffs: [Timestamp] = []
    for key in Set(kept.map(\.key)) { if let cutoff = try await publication.cutoff(of: key) { cutoffs.append(cutoff) } }
    let start = cutoffs.min().map { $0 + -Withdrawer.nearby } ?? .earliest
    let end = cutoffs.max().map { $0 + Withdrawer.nearby } ?? Timestamp(.max)
    var outcome = CommentWithdrawal()
    var (places, tried) = (kept, Set<Place>())
    var (keys, seen) = (try await publication.keys(since: start), Set<EditionKey>())
    // An edition that was sealed, or a thread that was read again, while the others were looked through is looked at too.
    repeat {
      for key in keys where seen.insert(key).inserted {
        guard let cutoff = try await publication.cutoff(of: key), cutoff <= end else { continue }
        let found = try await reaching(key, &outcome.unreached) { try await archived(native, in: key) }
        places += found ?? []
      }
      for place in places where tried.insert(place).inserted {
        let isRemoved = try await reaching(place.key, &outcome.unreached) {
          try await remove(native, from: place, text: text, at: date)
        }
        if isRemoved == true { outcome.removed.append(place) }
        // A kept discussion that isn't there now may be put back, with the words.
        guard outcome.unreached[place.key] == nil, kept.contains(place) else { continue }
        _ = try await reaching(place.key, &outcome.unreached) {
          guard let edition = try await publication.manifest(of: place.key)?.edition else { return }
          _ = try await publication.stories(of: edition, holding: native)
        }
      }
      places = try await publication.stories(withComment: native).map { Place(key: $0.key, number: $0.number) }
      keys = try await publication.keys(since: start)
    } while !tried.isSuperset(of: places) || !seen.isSuperset(of: keys)
    for (key, fault) in outcome.unreached {
      try await publication.owe(comment: native, of: key, text: text, why: "\(fault)", at: date)
    }
    for key in seen where outcome.unreached[key] == nil { try await publication.settle(comment: native, of: key) }
    return outcome
  }

  /// Withdraws what was to be withdrawn from editions that were damaged, as far as they are whole again.
  ///
  /// - Returns: where something was removed.
  /// - Throws: ``StoreError`` if the database can't be used.
  @discardableResult
  public func completeOwed(at date: Timestamp) async throws -> [Place] {
    var removed: [Place] = []
    for owed in try await publication.owedWithdrawals() {
      var unreached: [EditionKey: StoreError] = [:]
      let places = try await reaching(owed.key, &unreached) {
        guard let edition = try await publication.manifest(of: owed.key)?.edition else { return [Place]() }
        let kept = try await publication.stories(of: edition, holding: owed.comment)
        return try await archived(owed.comment, in: owed.key) + kept.map { Place(key: owed.key, number: $0) }
      }
      guard let places else { continue }
      for place in Set(places).sorted(by: { $0.number < $1.number })
      where try await remove(owed.comment, from: place, text: owed.text, at: date) { removed.append(place) }
      try await publication.settle(comment: owed.comment, of: owed.key)
    }
    return removed
  }

  private func remove(_ native: String, from place: Place, text: String, at date: Timestamp) async throws -> Bool {
    try await publication.withdraw(
      comment: native, story: place.number, of: place.key, text: text, at: date, source: source(of: place.key))
  }

  /// Runs what one edition is needed for. If that is damaged, notes it and returns nil.
  private func reaching<Value>(
    _ key: EditionKey, _ unreached: inout [EditionKey: StoreError], _ body: () async throws -> Value
  ) async throws -> Value? {
    do { return try await body() } catch let error as StoreError {
      switch error {
      case .editionDamaged, .archiveMissing, .archiveDamaged, .blobMissing, .blobDamaged, .read:
        unreached[key] = unreached[key] ?? error
        return nil
      default: throw error
      }
    }
  }

  /// The stories of an edition whose archived answers carry a comment.
  private func archived(_ native: String, in key: EditionKey) async throws -> [Place] {
    try await publication.checkRecords(of: key)
    guard let bytes = try publication.archive(of: key), let source = try source(of: key) else { return [] }
    let records = WARCReader.readAll(bytes).records
    let addresses = ArchivedAnswers(records).addresses(of: native, source)
    guard !addresses.isEmpty else { return [] }
    return Provenance.numbers(carrying: addresses, in: records).map { Place(key: key, number: $0) }
  }
}
