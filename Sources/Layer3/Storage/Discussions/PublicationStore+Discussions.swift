public import EditionModel
import GRDB

extension PublicationStore {
  /// Waits for the discussions that took the places of sealed ones, by the hash that the manifest has.
  public func replacedDiscussions(of key: EditionKey) throws -> [ContentHash: ContentHash] {
    try read { try $0.replacedDiscussions(of: key) }
  }

  /// Waits for what was said after an edition was sealed, by the stories' numbers.
  public func additions(of key: EditionKey) throws -> [Int: Discussion] { try read { try $0.additions(of: key) } }

  /// What was said after an edition was sealed, by the stories' numbers.
  public func additions(of key: EditionKey) async throws -> [Int: Discussion] {
    try await read { try $0.additions(of: key) }
  }

  /// The discussions that took the places of sealed ones, by the hash that the manifest has.
  public func replacedDiscussions(of key: EditionKey) async throws -> [ContentHash: ContentHash] {
    try await read { try $0.replacedDiscussions(of: key) }
  }

  /// The ids of all comments that were withdrawn, from this publication or from another of the folder.
  ///
  /// - Parameter source: the source's id. Comments that another source gave are left out; nil leaves out none.
  public func withdrawnComments(of source: String? = nil) async throws -> Set<String> {
    try await read { try $0.withdrawnComments(of: source) }
  }

  /// The source's ids of all stories that were withdrawn, from this publication or from another of the folder.
  ///
  /// - Parameter source: the source's id. Stories that another source gave are left out; nil leaves out none.
  public func withdrawnStories(of source: String? = nil) async throws -> Set<String> {
    try await read { try $0.withdrawnStories(of: source) }
  }

  /// The publications of the folder that have editions of a source, this one first.
  ///
  /// - Parameter source: the source's id.
  public func sharing(_ source: String) async throws -> [PublicationStore] {
    let names = try await read { tables in
      try String.fetchAll(
        tables.db,
        sql: """
          SELECT DISTINCT publication FROM edition
          WHERE publication <> ?1 AND (
            EXISTS (SELECT 1 FROM story WHERE story.publication = edition.publication AND story.source = ?2)
            OR NOT EXISTS (SELECT 1 FROM story WHERE story.publication = edition.publication)
          ) ORDER BY publication
          """, arguments: [tables.publication, source])
    }
    return [self] + names.map { PublicationStore(store: store, id: $0, recorder: $0) }
  }

  /// The stories that keep or name a comment, newest edition first.
  public func stories(withComment native: String) async throws -> [(key: EditionKey, number: Int)] {
    try await read { try $0.stories(withComment: native) }
  }

  /// Keeps what was said later about a story, without what was withdrawn meanwhile. An addition is no part of the edition: a
  /// later one replaces it.
  ///
  /// - Returns: how many comments are kept.
  public func put(_ addition: Discussion, story: Int, of key: EditionKey) async throws -> Int {
    try await write { try $0.put(addition, story: story, of: key) }
  }
}
