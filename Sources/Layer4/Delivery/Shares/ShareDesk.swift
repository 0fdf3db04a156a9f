public import EditionModel
import Site
public import Storage

/// Gives sealed editions to processes elsewhere that deliver a share of them. They prove themselves with a token.
public struct ShareDesk: Sendable {
  /// What they prove themselves with.
  public let token: String
  let publication: PublicationStore
  let subscriptions: Subscriptions
  let now: @Sendable () -> Timestamp

  /// Opens the desk of a publication.
  public init(
    publication: PublicationStore, subscriptions: Subscriptions, token: String, now: @escaping @Sendable () -> Timestamp
  ) {
    (self.publication, self.subscriptions, self.token, self.now) = (publication, subscriptions, token, now)
  }

  /// An edition with what became of it, and who has left; nil if none is sealed under this key.
  public func document(of key: EditionKey) async throws -> [UInt8]? {
    guard let manifest = try await publication.manifest(of: key), manifest.edition.basis != .sample else { return nil }
    let corrections = try await publication.corrections(of: key)
    let withdrawn = Set(corrections.filter { $0.kind == .withdrawn }.map(\.story))
    let stories = manifest.edition.readStories.filter { !withdrawn.contains($0.number) && !withdrawn.contains(nil) }
    let hashes = Set(stories.compactMap(\.article)).sorted()
    let articles = try await WorkPool.pages.run { [blobs = publication.blobs] in
      hashes.map { (hash: $0, bytes: try? blobs.get($0)) }
    }
    let document = SharedEdition(
      publication: publication.id, key: key.description, hash: manifest.hash, at: now(),
      list: try await subscriptions.listMark(), manifest: String(decoding: manifest.bytes, as: UTF8.self),
      articles: articles.compactMap { $0.bytes.map { String(decoding: $0, as: UTF8.self) } },
      missing: articles.filter { $0.bytes == nil }.map(\.hash), corrections: corrections,
      left: try await publication.subscribers.departed().sorted())
    return try CanonicalJSON.encode(document)
  }
}

extension Subscriptions {
  /// What tells two lists apart without telling their key: folders that know addresses by the same ids have the same.
  func listMark() async throws -> String {
    let key = try await publication.outbox.secret("recipients", fresh: random())
    return ContentHash(digest: HMAC.sha256(Array("\(publication.id)\nthe mark of the list".utf8), key: key)).hex
  }
}
