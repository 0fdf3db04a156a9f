import Archive
public import EditionModel
import Foundation
import GRDB
import WebAddress

extension Store {
  /// Withdraws a story: its article and images leave the blobs, its pages the archive, and a correction says so.
  /// The manifest with its hash stays, and so does the story's entry.
  ///
  /// The record comes first and the removal second: from the record on, nothing shows the story, and whoever opens the
  /// folder after a crash in between removes the rest (``completeWithdrawals()``).
  ///
  /// - Parameters:
  ///   - number: the story's place; those of reserves that were read follow on the ten.
  ///   - text: one sentence for readers.
  /// - Returns: how many blobs were removed; nil where the story was withdrawn before.
  /// - Throws: ``StoreError/storyMissing(_:_:)`` and the others.
  public func withdraw(
    story number: Int, of key: EditionKey, text: String, at date: Timestamp, publication: String = "hn"
  ) throws -> Int? {
    try completeWithdrawals()
    guard let edition = try manifest(of: key, publication: publication)?.edition else {
      throw StoreError.editionMissing(key.description)
    }
    guard let story = edition.readStories.first(where: { $0.number == number }) else {
      throw StoreError.storyMissing(key.description, number)
    }
    let shown = try blobsShown(except: number, of: key, publication: publication)
    let file = folder.archive(publication: publication, key: key.description)
    let redaction = Redaction(
      publication: publication, key: key.description, story: number,
      blobs: Set(story.blobs).subtracting(shown).sorted(), addresses: story.addresses,
      archive: (try? Data(contentsOf: file)).map { ContentHash(of: Store.redacted([UInt8]($0), of: story.addresses)) })
    let isNew = try reporting {
      try pool.write { db in
        guard try !Redaction.of(key, publication: publication, in: db).contains(where: { $0.story == number }) else {
          return false
        }
        // What SQLite frees is overwritten, not only forgotten.
        try db.execute(sql: "PRAGMA secure_delete = ON")
        try redaction.insert(in: db)
        try Correction(date: date, kind: .withdrawn, story: number, text: text)
          .insert(key: key, publication: publication, in: db)
        try Journal.append(
          .withdraw, ["edition": key.description, "story": "\(number)", "id": story.id, "text": text], at: date, in: db)
        return true
      }
    }
    guard isNew else { return nil }
    try completeWithdrawals()
    return redaction.blobs.count
  }

  /// Removes what withdrawals have recorded and a crash left in place. Cheap where there is nothing to do.
  ///
  /// - Throws: ``StoreError/write(_:cause:)`` where a file can't be removed; the next call tries again.
  public func completeWithdrawals() throws {
    let redactions = try reporting { try pool.read { try Redaction.all(in: $0) } }
    for redaction in redactions {
      for hash in redaction.blobs where FileManager.default.fileExists(atPath: blobs.file(of: hash).path) {
        do { try FileManager.default.removeItem(at: blobs.file(of: hash)) } catch {
          throw StoreError.write(blobs.file(of: hash).path, cause: "\(error)")
        }
      }
    }
    for (key, ofEdition) in Dictionary(grouping: redactions, by: { [$0.publication, $0.key] }) {
      let file = folder.archive(publication: key[0], key: key[1])
      guard let last = ofEdition.last?.archive, let data = try? Data(contentsOf: file) else { continue }
      var bytes = [UInt8](data)
      guard ContentHash(of: bytes) != last else { continue }
      let hash = ContentHash(of: bytes)
      let done = ofEdition.firstIndex { $0.archive == hash }.map { $0 + 1 } ?? 0
      for redaction in ofEdition[done...] { bytes = Store.redacted(bytes, of: redaction.addresses) }
      // Anything else than what was recorded is damage, which the verifier is to find as it is.
      guard ContentHash(of: bytes) == last else { continue }
      try DurableFile.write(bytes, to: file)
    }
  }

  /// The blobs that readers may see, those of one story left out.
  private func blobsShown(
    except number: Int, of key: EditionKey, publication: String
  ) throws -> Set<ContentHash> {
    let rows = try reporting {
      try pool.read { db in
        (try Redaction.all(in: db), try Row.fetchAll(db, sql: "SELECT publication, key, manifest FROM edition"))
      }
    }
    var shown: Set<ContentHash> = []
    for row in rows.1 {
      let bytes: Data = row["manifest"]
      let (itsPublication, itsKey): (String, String) = (row["publication"], row["key"])
      let withdrawn = Set(
        rows.0.filter { $0.publication == itsPublication && $0.key == itsKey }.map(\.story))
      guard let edition = try? Manifest(reading: [UInt8](bytes)).edition else { continue }
      let isMeant = itsPublication == publication && itsKey == key.description
      for story in edition.readStories where !withdrawn.contains(story.number) && !(isMeant && story.number == number) {
        shown.formUnion(story.blobs)
      }
    }
    return shown
  }

  private static func redacted(_ archive: [UInt8], of addresses: [String]) -> [UInt8] {
    WARCRedaction.removing(Set(addresses), from: archive) { location, base in
      WebURL(location, base: WebURL(base))?.withoutFragment.href
    }
  }
}

extension Story {
  /// The blobs that its page is made from.
  var blobs: [ContentHash] { [article].compactMap(\.self) + images.map(\.hash) }

  /// The addresses under which the archive holds its words and pictures.
  var addresses: [String] {
    // Ask HN: the text stands in the source's own record of the item, in either of its interfaces.
    let own =
      url == nil
      ? [
        "https://hacker-news.firebaseio.com/v0/item/\(id).json", "https://hn.algolia.com/api/v1/items/\(id)",
      ] : []
    return ([url, canonical].compactMap(\.self) + images.map(\.url) + own)
      .compactMap { WebURL($0)?.withoutFragment.href }
  }
}

extension Correction {
  func insert(key: EditionKey, publication: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO correction (publication, key, date, kind, story, text) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [publication, key.description, date.rawValue, kind.rawValue, story, text])
  }
}
