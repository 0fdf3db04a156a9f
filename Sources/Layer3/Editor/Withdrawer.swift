import Archive
public import EditionModel
import Foundation
public import Storage
import StorySources

/// Withdraws stories, with the words that their sources gave.
public struct Withdrawer: Sendable {
  let publication: PublicationStore

  /// Prepares to withdraw stories of a publication.
  public init(publication: PublicationStore) { self.publication = publication }

  /// Removes a story's content everywhere and adds a correction. Its entry and the edition's hash stay.
  ///
  /// The source is the one that the edition was made from, at the addresses that were configured then: the archive
  /// has them.
  ///
  /// - Parameters:
  ///   - number: the story's place; reserves that were read are numbered after the ten.
  ///   - text: one sentence for readers.
  /// - Returns: how many blobs were removed, or nil if the story was withdrawn before.
  /// - Throws: ``StoreError``.
  public func withdraw(story number: Int, of key: EditionKey, text: String, at date: Timestamp) async throws -> Int? {
    try await publication.withdraw(story: number, of: key, text: text, at: date, source: source(of: key))
  }

  /// Nil for an archive that is missing or doesn't hold its configuration.
  ///
  /// - Throws: ``StoreError/read(_:cause:)`` if it can't be read now.
  func source(of key: EditionKey) throws -> (any SourceProfile)? {
    guard let bytes = try publication.archive(of: key) else { return nil }
    return try? EditionInputs(reading: WARCReader.readAll(bytes).records).settings.sourceProfile
  }
}
