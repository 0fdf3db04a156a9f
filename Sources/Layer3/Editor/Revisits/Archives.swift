import Archive
import ArticleModel
import EditionModel
import Fetching
import Foundation
import PageWorkers
import Storage

/// Pages as they were when their editions were made, from the archives.
actor Archives {
  private let publication: PublicationStore
  private let policy: FetchPolicy
  private let now: Timestamp
  private let reader: PageReader
  /// The archive in use. Only one, because stories come edition by edition and an archive takes megabytes.
  private var open: (key: EditionKey, fetcher: Fetcher)?

  init(publication: PublicationStore, policy: FetchPolicy, now: Timestamp, reader: @escaping PageReader) {
    self.publication = publication
    self.policy = policy
    self.now = now
    self.reader = reader
  }

  /// Reads a page. Returns nil if the archive lacks it, or if it could not be read then either.
  func page(at url: String, in key: EditionKey) async -> PageReading? {
    guard let fetcher = fetcher(of: key) else { return nil }
    return await PageReading(await fetcher.fetch(url, as: .page), reader: reader)
  }

  private func fetcher(of key: EditionKey) -> Fetcher? {
    if let open, open.key == key { return open.fetcher }
    let file = publication.folder.archive(publication: publication.id, key: key.description)
    guard let data = try? Data(contentsOf: file) else { return nil }
    let transport = ReplayTransport(records: WARCReader.readAll([UInt8](data)).records)
    let fetcher = Fetcher(transport: transport, policy: policy) { [now] in now }
    open = (key, fetcher)
    return fetcher
  }

  /// The article as it is sealed.
  nonisolated func article(of story: Story) -> Article? {
    story.article.flatMap { try? publication.blobs.get($0) }.flatMap {
      try? CanonicalJSON.decode(Article.self, from: $0)
    }
  }
}
