import Archive
public import EditionModel
import Foundation
import Storage
import StorySources

extension Withdrawer {
  /// A place from which a comment was withdrawn.
  public struct Place: Hashable, Sendable {
    /// The edition.
    public var key: EditionKey
    /// The story's number in it.
    public var number: Int
  }

  /// Days on both sides of an edition that keeps a comment, within which other editions may have read it too.
  private static let nearby: Int64 = 10 * 86_400

  /// Removes a comment's words and name from every edition that keeps it or has it in its archive.
  ///
  /// An edition that keeps it tells where to look: its neighbours of ten days are looked through. For a comment that no
  /// edition keeps, all archives are; that takes about a minute for each year.
  ///
  /// - Returns: where it was removed. Empty if it was nowhere.
  /// - Throws: ``StoreError``.
  public func withdraw(comment native: String, text: String, at date: Timestamp) async throws -> [Place] {
    let kept = try await publication.stories(withComment: native).map { Place(key: $0.key, number: $0.number) }
    var cutoffs: [Timestamp] = []
    for key in Set(kept.map(\.key)) {
      if let cutoff = try await publication.manifest(of: key)?.edition.cutoff { cutoffs.append(cutoff) }
    }
    let start = cutoffs.min().map { $0 + -Withdrawer.nearby } ?? .earliest
    let end = cutoffs.max().map { $0 + Withdrawer.nearby } ?? Timestamp(.max)
    var removed: [Place] = []
    var (places, tried) = (kept, Set<Place>())
    var (keys, seen) = (try await publication.keys(since: start), Set<EditionKey>())
    // An edition that was sealed, or a thread that was read again, while the others were looked through is looked at too.
    repeat {
      for key in keys where seen.insert(key).inserted {
        guard let edition = try await publication.manifest(of: key)?.edition, edition.cutoff <= end else { continue }
        places += try numbers(of: native, in: edition).map { Place(key: key, number: $0) }
      }
      for place in places where tried.insert(place).inserted {
        let isRemoved = try await publication.withdraw(
          comment: native, story: place.number, of: place.key, text: text, at: date, source: source(of: place.key))
        if isRemoved { removed.append(place) }
      }
      places = try await publication.stories(withComment: native).map { Place(key: $0.key, number: $0.number) }
      keys = try await publication.keys(since: start)
    } while !tried.isSuperset(of: places) || !seen.isSuperset(of: keys)
    return removed
  }

  /// The stories of an edition whose archived answers carry a comment.
  private func numbers(of native: String, in edition: Edition) throws -> [Int] {
    guard let bytes = try publication.archive(of: edition.key), let source = try source(of: edition.key) else {
      return []
    }
    let records = WARCReader.readAll(bytes).records
    let addresses = ArchivedAnswers(records).addresses(of: native, source)
    guard !addresses.isEmpty else { return [] }
    return Provenance.numbers(carrying: addresses, in: records)
  }
}
