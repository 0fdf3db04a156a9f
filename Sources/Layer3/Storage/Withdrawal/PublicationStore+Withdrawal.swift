import Archive
public import EditionModel
import Foundation
import GRDB
import WebAddress

extension PublicationStore {
  /// Withdraws a story: removes its article and images from the blobs and its pages from the archive, and adds a correction.
  ///
  /// The manifest, its hash and the story's entry stay. The record comes first and the removal second. From the record
  /// on, nothing shows the story, and after a crash in between the removal is completed
  /// (``Store/completeWithdrawals()``).
  ///
  /// - Parameters:
  ///   - number: the story's place; reserves that were read are numbered after the ten.
  ///   - text: one sentence for readers.
  /// - Returns: how many blobs were removed, or nil if the story was withdrawn before.
  /// - Throws: ``StoreError/storyMissing(_:_:)`` and the others.
  public func withdraw(
    story number: Int, of key: EditionKey, text: String, at date: Timestamp
  ) async throws -> Int? {
    try await store.completeWithdrawals()
    guard let edition = try await manifest(of: key)?.edition else {
      throw StoreError.editionMissing(key.description)
    }
    guard let story = edition.readStories.first(where: { $0.number == number }) else {
      throw StoreError.storyMissing(key.description, number)
    }
    let shown = try await read { try $0.blobsShown(except: number, of: key) }
    let file = folder.archive(publication: id, key: key.description)
    let redaction = Redaction(
      publication: id, key: key.description, story: number,
      blobs: Set(story.blobs).subtracting(shown).sorted(), addresses: story.addresses,
      archive: (try? Data(contentsOf: file)).map {
        ContentHash(of: Redaction.redacted([UInt8]($0), of: story.addresses))
      })
    let isNew = try await write { tables in
      let db = tables.db
      guard try !tables.redactions(of: key).contains(where: { $0.story == number }) else { return false }
      // SQLite overwrites what it frees.
      try db.execute(sql: "PRAGMA secure_delete = ON")
      try redaction.insert(in: db)
      try tables.insert(Correction(date: date, kind: .withdrawn, story: number, text: text), key: key)
      try Journal.append(
        .withdraw, ["edition": key.description, "story": "\(number)", "id": story.id, "text": text], at: date, in: db)
      return true
    }
    guard isNew else { return nil }
    try await store.completeWithdrawals()
    return redaction.blobs.count
  }
}

extension PublicationTables {
  /// The blobs that readers of any publication may see, without those of one story.
  fileprivate func blobsShown(except number: Int, of key: EditionKey) throws -> Set<ContentHash> {
    let redactions = try Redaction.all(in: db)
    var shown: Set<ContentHash> = []
    for row in try Row.fetchAll(db, sql: "SELECT publication, key, manifest FROM edition") {
      let bytes: Data = row["manifest"]
      let (itsPublication, itsKey): (String, String) = (row["publication"], row["key"])
      let withdrawn = Set(
        redactions.filter { $0.publication == itsPublication && $0.key == itsKey }.map(\.story))
      guard let edition = try? Manifest(reading: [UInt8](bytes)).edition else { continue }
      let isMeant = itsPublication == publication && itsKey == key.description
      for story in edition.readStories where !withdrawn.contains(story.number) && !(isMeant && story.number == number) {
        shown.formUnion(story.blobs)
      }
    }
    return shown
  }
}

extension Story {
  /// The blobs that its page is made from.
  var blobs: [ContentHash] { [reading.article].compactMap(\.self) + reading.images.map(\.hash) }

  /// The addresses under which the archive holds its words and pictures.
  var addresses: [String] {
    // Ask HN: the text is in the source's own record of the item, in either of its interfaces.
    let own =
      url == nil
      ? [
        "https://hacker-news.firebaseio.com/v0/item/\(id).json", "https://hn.algolia.com/api/v1/items/\(id)",
      ] : []
    return ([url, reading.canonical].compactMap(\.self) + reading.images.map(\.url) + own)
      .compactMap { WebURL($0)?.withoutFragment.href }
  }
}
