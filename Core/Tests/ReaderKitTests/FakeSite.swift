import ArticleModel
import EditionModel
import JSONFormat
import Publishing
import ReaderKit
import Synchronization

/// A site in memory, rendered by the real publisher, which counts what it is asked for.
final class FakeSite: ReaderTransport {
  struct Down: Error {}

  private struct State {
    var files: [String: [UInt8]] = [:]
    var asked: [(path: String, tag: String?)] = []
    var answersLeft = Int.max
  }
  private let state = Mutex(State())

  /// What has been asked for since the last time.
  func asked() -> [String] {
    state.withLock { state in
      defer { state.asked = [] }
      return state.asked.map { $0.path + ($0.tag == nil ? "" : " by tag") }
    }
  }

  /// Fails every request after the next `count`.
  func fail(after count: Int) { state.withLock { $0.answersLeft = count } }

  func put(_ path: String, _ bytes: [UInt8]?) { state.withLock { $0.files[path] = bytes } }

  func publish(_ bundles: [EditionBundle]) {
    let publisher = Publisher(settings: SiteSettings())
    let newestFirst = bundles.sorted { $0.edition.key > $1.edition.key }
    let contents = LoadedContents(
      front: newestFirst.first, recent: newestFirst, editions: newestFirst.map(\.summary))
    var files = SiteFile.all(editions: bundles.count).compactMap { publisher.file($0, of: contents) }
    for bundle in bundles {
      files += EditionFile.all(of: bundle.edition).filter { $0 != .book && $0 != .cover }
        .compactMap { publisher.file($0, of: bundle) }
    }
    state.withLock { state in for file in files { state.files[file.path] = file.bytes } }
  }

  func get(_ path: String, tag: String?) async throws -> ReaderResponse {
    try state.withLock { state in
      state.asked.append((path, tag))
      guard state.answersLeft > 0 else { throw Down() }
      state.answersLeft -= 1
      guard let bytes = state.files[path] else { return .missing }
      let current = "\"\(ContentHash(of: bytes).hex.prefix(16))\""
      return tag == current ? .unchanged : .found(bytes: bytes, tag: current)
    }
  }
}

/// A device's folder in memory.
final class MemoryStore: OfflineStore {
  private let files = Mutex<[String: [UInt8]]>([:])

  func read(_ name: String) throws -> [UInt8]? { files.withLock { $0[name] } }
  func write(_ name: String, _ bytes: [UInt8]) throws { files.withLock { $0[name] = bytes } }
  func remove(_ name: String) throws { files.withLock { $0[name] = nil } }
  func names() throws -> [String] { files.withLock { Array($0.keys) } }
}

enum Editions {
  static let image: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 1, 2, 3]

  static func key(_ text: String) -> EditionKey { EditionKey(text) ?? .sample }

  /// An edition of one story with one image.
  static func bundle(_ name: String, isWithdrawn: Bool = false) -> EditionBundle {
    let article = Article(blocks: [
      .paragraph([.text("The text of \(name).")]), .figure(Figure(images: [Image(url: "https://a.example/i.png")])),
      .unknown(["type": "newer"]),
    ])
    let hash = ContentHash(of: name.utf8)
    let story = Story(
      number: 1, source: "hackernews",
      submission: Submission(
        id: name, title: "Story of \(name)", url: "https://a.example", discussion: "https://b.example", points: 1,
        comments: 1),
      reading: Reading(
        site: "a.example", readingMinutes: 1, visibility: .full,
        receipt: Receipt(kind: .full, why: "all of it", source: "page"), article: hash,
        images: [
          StoredImage(
            url: "https://a.example/i.png", hash: ContentHash(of: image), type: "image/png", bytes: image.count)
        ]), decision: Decision(reason: Reason(text: "It grew.")),
      conversation: Conversation(quotes: [
        Quote(by: "ann", url: "https://b.example/1", depth: 0, content: [.paragraph([.text("Yes.")])])
      ]))
    let edition = Edition(
      key: key(name), publication: "hn", cutoff: Timestamp(1_778_047_200), published: Timestamp(1_778_047_200),
      timeZone: "UTC", basis: .recorded, isLate: false, engine: "tenhn/test", stories: [story], unreadable: [],
      reserves: [], archive: hash)
    return EditionBundle(
      edition: edition, hash: hash, articles: [hash: article],
      corrections: isWithdrawn
        ? [Correction(date: Timestamp(1_778_057_200), kind: .withdrawn, story: 1, text: "Withdrawn.")] : [])
  }
}
