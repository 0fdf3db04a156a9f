import Archive
import ArticleModel
import EditionModel
import StorySources

/// An archive without a story's words and pictures.
struct RedactedArchive {
  var bytes: [UInt8]
  /// The addresses of the records that were removed or shortened, sorted.
  var addresses: [String]

  /// Removes a story.
  ///
  /// A record that also carries another story stays: a shared picture whole, an answer of the source without the
  /// withdrawn story.
  ///
  /// - Parameters:
  ///   - withdrawn: the numbers of stories that are withdrawn already.
  ///   - date: of the record that lists the changes.
  ///   - blobs: where the edition's articles are.
  ///   - source: the edition's source; nil if it is unknown.
  init(
    removing story: Story, of edition: Edition, withdrawn: Set<Int>, from archive: [UInt8], date: Timestamp,
    blobs: BlobStore, source: (any SourceProfile)?
  ) throws {
    let records = WARCReader.readAll(archive).records
    let answers = ArchivedAnswers(records)
    let provenance =
      try Provenance(reading: records)
      ?? Provenance(guessing: edition, answers: answers, source: source) {
        try $0.sealedArticle(in: blobs)?.imageURLs ?? []
      }
    let kept = try story.keptComments(in: blobs)
    let carriers = source.map(answers.carriers) ?? [:]
    let own = kept.reduce(into: provenance.addresses(of: story.number)) { $0.formUnion(carriers[$1] ?? []) }
    let others = edition.readStories.map(\.number).filter { $0 != story.number && !withdrawn.contains($0) }
    let shared = others.reduce(into: Set<String>()) { $0.formUnion(provenance.addresses(of: $1)) }
    let ids = (source.map(story.nativeIDs) ?? []).union(kept)
    var changed: Set<String> = []
    bytes = WARCRewriting.rewrite(archive, date: date) { record in
      guard let address = record.targetURI, own.contains(address), record.kind != .warcinfo, record.kind != .resource
      else { return .keep }
      let change = RedactedArchive.change(
        to: record, answer: answers.answer(in: record), ids: ids, isShared: shared.contains(address), source: source)
      if change != .keep { changed.insert(address) }
      return change
    }
    addresses = changed.sorted()
  }

  static func change(
    to record: WARCRecord, answer: SourceAnswer?, ids: Set<String>, isShared: Bool, source: (any SourceProfile)?
  ) -> WARCRewriting.Change {
    if let answer, let source, !source.nativeIDs(in: answer).isDisjoint(with: ids) {
      guard let rest = source.removing(ids, from: answer), var response = record.response else { return .remove }
      response.body = rest.body
      for name in ["Content-Encoding", "Content-Type", "Content-Length"] { response.headers.remove(name) }
      response.headers.append("Content-Type", rest.type)
      return .replace(response)
    }
    return isShared ? .keep : .remove
  }
}

extension Story {
  /// The ids of the comments in its sealed discussion. Empty if that isn't there or has withdrawn ones.
  fileprivate func keptComments(in blobs: BlobStore) throws -> Set<String> {
    guard let blob = conversation.thread?.blob, let bytes = try blobs.present(blob),
      let discussion = try? CanonicalJSON.decode(Discussion.self, from: bytes)
    else { return [] }
    return Set(discussion.comments.map(\.id))
  }

  /// The article as it is sealed, or nil if there is none or it is withdrawn.
  fileprivate func sealedArticle(in blobs: BlobStore) throws -> Article? {
    try reading.article.flatMap { try blobs.present($0) }.flatMap { try? CanonicalJSON.decode(Article.self, from: $0) }
  }
}
