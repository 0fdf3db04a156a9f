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
    var places = try await publication.stories(withComment: native).map { Place(key: $0.key, number: $0.number) }
    let known = Set(places.map(\.key))
    var cutoffs: [Timestamp] = []
    for key in known {
      if let cutoff = try await publication.manifest(of: key)?.edition.cutoff { cutoffs.append(cutoff) }
    }
    let start = cutoffs.min().map { $0 + -Withdrawer.nearby } ?? .earliest
    let end = cutoffs.max().map { $0 + Withdrawer.nearby } ?? Timestamp(.max)
    for key in try await publication.keys(since: start) {
      guard let edition = try await publication.manifest(of: key)?.edition, edition.cutoff <= end else { continue }
      for number in numbers(of: native, in: edition) where !places.contains(Place(key: key, number: number)) {
        places.append(Place(key: key, number: number))
      }
    }
    var removed: [Place] = []
    for place in places {
      let isRemoved = try await publication.withdraw(
        comment: native, story: place.number, of: place.key, text: text, at: date, source: source(of: place.key))
      if isRemoved { removed.append(place) }
    }
    return removed
  }

  /// The stories of an edition whose archived answers carry a comment.
  private func numbers(of native: String, in edition: Edition) -> [Int] {
    let file = publication.folder.archive(publication: publication.id, key: edition.key.description)
    guard let data = try? Data(contentsOf: file), let source = source(of: edition.key) else { return [] }
    let records = WARCReader.readAll([UInt8](data)).records
    let addresses = ArchivedAnswers(records).addresses(of: native, source)
    guard !addresses.isEmpty else { return [] }
    return Provenance.numbers(carrying: addresses, in: records)
  }
}
