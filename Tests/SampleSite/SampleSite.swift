import Archive
import ArticleModel
public import EditionModel
import Foundation
import HackerNewsSource
public import Publishing
public import Storage
public import StorySources

/// A data folder with editions of ten stories each, for the tests of layer 4.
public struct SampleSite: Sendable {
  /// The publication `hn` of a folder of its own.
  public let store: PublicationStore
  /// Renders with the standard settings.
  public let publisher: Publisher
  /// The one image that every story shows.
  public let image: ContentHash

  /// Where its stories come from.
  public static let source: any SourceProfile = HackerNewsProfile()

  /// The cut-off of the first edition; the others follow every twelve hours.
  public static let cutoff = Timestamp(1_778_047_200)

  /// Seals editions under these keys. `sample` seals the sample edition.
  ///
  /// - Parameter isVaried: whether each story has an article, a picture and a discussion of its own. Otherwise all share one
  ///   article and one picture.
  public init(
    keys: [String] = ["2026-05-06-morning", "2026-05-06-evening"], isVaried: Bool = false
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)")
    store = try Store(DataFolder(folder)).publication("hn")
    image = try store.blobs.put([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + [UInt8](repeating: 7, count: 40))
    publisher = Publisher(settings: SiteSettings())
    let article = try store.blobs.put(try CanonicalJSON.encode(SampleSite.article))
    for (index, name) in keys.enumerated() {
      let archive = SampleSite.archive(index)
      var edition = edition(EditionKey(name) ?? .sample, index, article: article, archive: archive)
      if isVaried { for place in edition.stories.indices { try vary(&edition.stories[place], of: edition) } }
      _ = try await store.seal(Manifest(sealing: edition), archive: archive.bytes)
    }
  }

  private static let article = Article(
    metadata: Metadata(title: "A title"),
    blocks: [
      .paragraph([.text("Marker paragraph <script>alert(1)</script> of the article.")]),
      .code(CodeBlock(language: "sh", text: "tenhn --flag\n\tindented")),
      .figure(Figure(images: [Image(url: "https://example.org/i.png", alternative: "A dot")])),
    ])

  private func vary(_ story: inout Story, of edition: Edition) throws {
    let words = "number\(story.number) of \(edition.key)"
    var article = SampleSite.article
    article.blocks.append(.paragraph([.text("Own words \(words), which no other story has at all.")]))
    story.reading.article = try store.blobs.put(CanonicalJSON.encode(article))
    let picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + Array(words.utf8)
    story.reading.images[0].hash = try store.blobs.put(picture)
    let comment = KeptComment(
      id: "7\(story.id)", by: "ann", at: edition.cutoff, depth: 0, url: story.discussion,
      content: [.paragraph([.text("Said of \(words), and at some length.")])], why: "it has replies")
    let discussion = Discussion(
      at: edition.cutoff, extent: .init(read: 1, known: 1, ending: .whole), comments: [comment])
    let blob = try store.blobs.put(CanonicalJSON.encode(discussion))
    story.conversation.thread = SealedDiscussion(blob: blob, kept: 1, extent: discussion.extent)
  }

  private static func archive(_ index: Int) -> WARCWriter {
    var archive = WARCWriter(date: cutoff, info: [])
    for number in 1...10 {
      archive.append(
        response: HTTPResponseMessage(
          status: 200, headers: HeaderFields([.init("Content-Type", "text/html")]),
          body: Array("<p>Marker paragraph</p>".utf8)), url: "https://example.org/\(index)/\(number)", date: cutoff)
    }
    return archive
  }

  private func edition(_ key: EditionKey, _ index: Int, article: ContentHash, archive: WARCWriter) -> Edition {
    let stories = (1...10).map { number in
      Story(
        number: number, source: "hn",
        submission: Submission(
          id: "\(index)00\(number)", title: "Story \(number) of \(key)", url: "https://example.org/\(index)/\(number)",
          discussion: "https://news.ycombinator.com/item?id=\(index)00\(number)", points: 100, comments: 50),
        reading: Reading(
          site: "example.org", readingMinutes: 3, visibility: .full,
          receipt: Receipt(kind: .full, why: "the whole text is in the page", source: "page"), article: article,
          images: [StoredImage(url: "https://example.org/i.png", hash: image, type: "image/png", bytes: 48)]),
        decision: Decision(reason: Reason(text: "100 points in 2 hours", facts: ["points": 100, "hours": 2])))
    }
    let moment = SampleSite.cutoff + Int64(index) * 12 * 3600
    return Edition(
      key: key, publication: "hn", cutoff: moment, published: moment, timeZone: "UTC",
      basis: key.isSample ? .sample : .recorded, isLate: false, engine: "tenhn/test", stories: stories, unreadable: [],
      reserves: [], archive: ContentHash(of: archive.bytes))
  }
}
