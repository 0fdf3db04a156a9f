import EditionModel
import Foundation
import GRDB

extension Edition {
  /// The blobs that its pages are made from after some withdrawals: those of its other stories, and discussions without
  /// withdrawn comments in the places of the sealed ones.
  func shownBlobs(after redactions: [Redaction]) -> Set<ContentHash> {
    let withdrawn = Set(redactions.filter(\.isOfStory).map(\.story))
    let replaced = redactions.replacedDiscussions
    return readStories.filter { !withdrawn.contains($0.number) }.reduce(into: []) { shown, story in
      shown.formUnion([story.article].compactMap(\.self) + story.images.map(\.hash))
      if let sealed = story.thread?.blob { shown.insert(replaced[sealed] ?? sealed) }
    }
  }
}

extension [Redaction] {
  /// Of an edition's withdrawals: by the hash that the manifest has, the discussion that took the place of one with
  /// withdrawn comments.
  var replacedDiscussions: [ContentHash: ContentHash] {
    reduce(into: [:]) { replaced, redaction in
      if let sealed = redaction.discussion, let replacement = redaction.replacement { replaced[sealed] = replacement }
    }
  }
}

/// Which blobs the pages of any edition are made from, whatever its publication.
///
/// A hash that a withdrawal named once may come back: a later edition has the same logo, or the same page. Its file is that
/// edition's own then.
struct ShownBlobs {
  let db: Database
  /// All withdrawals of the folder, oldest first.
  let redactions: [Redaction]

  /// Hashes looked for at a time: SQLite bounds how long a condition may be.
  private static let some = 200

  /// Those of some blobs that an edition shows.
  func among(_ blobs: Set<ContentHash>) throws -> Set<ContentHash> {
    let all = blobs.sorted()
    return try stride(from: 0, to: all.count, by: Self.some).reduce(into: []) { shown, start in
      shown.formUnion(try among(some: Set(all[start..<min(start + Self.some, all.count)])))
    }
  }

  private func among(some blobs: Set<ContentHash>) throws -> Set<ContentHash> {
    let ofEdition = Dictionary(grouping: redactions) { [$0.publication, $0.key] }
    var shown: Set<ContentHash> = []
    // A discussion that took another one's place is in no manifest.
    for redaction in redactions where redaction.replacement.map(blobs.contains) ?? false {
      let row = try Row.fetchOne(
        db, sql: "SELECT manifest FROM edition WHERE publication = ? AND key = ?",
        arguments: [redaction.publication, redaction.key])
      if let row { shown.formUnion(among(blobs, row, ofEdition[[redaction.publication, redaction.key]] ?? [])) }
    }
    // Ten years of manifests take half a minute to decode, so only those that hold one of the names are.
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT publication, key, manifest FROM edition
        WHERE \(blobs.map { _ in "instr(manifest, ?)" }.joined(separator: " OR "))
        """, arguments: StatementArguments(blobs.map { Data($0.hex.utf8) }))
    while let row = try rows.next() {
      shown.formUnion(among(blobs, row, ofEdition[[row["publication"], row["key"]]] ?? []))
    }
    return shown
  }

  private func among(_ blobs: Set<ContentHash>, _ row: Row, _ redactions: [Redaction]) -> Set<ContentHash> {
    let bytes: Data = row["manifest"]
    if let edition = try? Manifest(reading: [UInt8](bytes)).edition {
      return blobs.intersection(edition.shownBlobs(after: redactions))
    }
    // A manifest that can't be read may be put back from a backup, and then needs all that it names.
    return blobs.filter { bytes.range(of: Data($0.hex.utf8)) != nil }.subtracting(redactions.flatMap(\.blobs))
  }
}
