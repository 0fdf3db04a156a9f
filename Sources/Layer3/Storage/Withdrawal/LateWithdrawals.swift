import Archive
public import EditionModel
import GRDB
public import StorySources

extension PublicationStore {
  /// The archive of an edition that is about to be sealed, without the words of stories that were withdrawn from others while
  /// it was made: a feed or a search had been fetched with them.
  ///
  /// - Parameter withheld: the stories and comments whose words were kept from being read.
  public func archive(
    _ bytes: [UInt8], withoutStoriesWithdrawnSince withheld: Set<String>, date: Timestamp, source: any SourceProfile
  ) async throws -> [UInt8] {
    try await withdrawnStories(of: source.id).subtracting(withheld).sorted().reduce(bytes) { rest, native in
      RedactedArchive(removing: native, from: rest, date: date, source: source).bytes
    }
  }
}

extension PublicationTables {
  /// Withdraws from an edition that is being sealed the comments that were withdrawn while it was made.
  ///
  /// Why here: pages and threads take more than a minute to fetch. Whoever withdrew a comment meanwhile was told that it is in no
  /// edition any more.
  ///
  /// - Parameter withheld: the comments that the source wasn't asked for.
  /// - Returns: from how many of its stories a comment was withdrawn.
  func withdrawComments(
    since withheld: Set<String>, from edition: Edition, archive: [UInt8], source: (any SourceProfile)?, in store: Store
  ) throws -> Int {
    let since = try withdrawnComments(of: source?.id).subtracting(withheld)
    guard !since.isEmpty else { return 0 }
    let records = WARCReader.readAll(archive).records
    let carriers = source.map(ArchivedAnswers(records).carriers) ?? [:]
    let discussions = try edition.readStories.reduce(into: [Int: Discussion]()) { discussions, story in
      guard let blob = story.thread?.blob, let bytes = try store.blobs.present(blob) else { return }
      discussions[story.number] = try? CanonicalJSON.decode(Discussion.self, from: bytes)
    }
    let reasons = try Journal.entries(in: db, "WHERE act = ?", [JournalEntry.Act.withdraw.rawValue])
    var count = 0
    for native in since.sorted() {
      let archived = Set(Provenance.numbers(carrying: carriers[native] ?? [], in: records))
      let kept = discussions.filter { $0.value.holds(native) }.keys
      let reason = reasons.last { $0.detail["comment"] == native }?.detail["text"]
      for number in archived.union(kept).sorted() {
        let isRemoved = try withdraw(
          comment: native, story: number, of: edition.key, text: reason ?? "A comment was withdrawn.",
          at: edition.published, source: source, in: store.folder, blobs: store.blobs)
        if isRemoved { count += 1 }
      }
    }
    return count
  }
}
