import EditionModel
import Logging
import NIOCore
import Publishing
import Storage
import Synchronization

/// What the server shows: the files of the newest editions ready made, older ones made when asked for.
final class Site: Sendable {
  private let files: SiteFiles
  private let logger: Logger
  private let state = Mutex(State())

  private struct State {
    /// The store's, when the files were made; nil before.
    var generation: String?
    var summaries: [EditionSummary] = []
    var week: WeekReview?
    var files: [String: ServedFile] = [:]
    /// Older editions, the one asked for last at the end.
    var recent: [(key: EditionKey, files: [String: ServedFile])] = []
    /// Books and covers, the one made last at the end.
    var books: [(path: String, file: ServedFile)] = []
  }

  /// How many older editions stay ready made: about 300 kB each.
  private static let recentLimit = 8
  /// Bytes of books and covers that stay ready made; a book has up to 9 MB.
  private static let bookLimit = 20 << 20

  init(shelf: EditionShelf, publisher: Publisher, logger: Logger) {
    files = SiteFiles(shelf: shelf, publisher: publisher)
    self.logger = logger
  }

  /// Whether the files have been made once.
  var isMade: Bool { state.withLock { $0.generation != nil } }
  var newest: EditionSummary? { state.withLock { $0.summaries.first } }
  /// How many editions there are of each basis.
  var countsByBasis: [String: Int] {
    state.withLock { $0.summaries.reduce(into: [:]) { $0[$1.basis.rawValue, default: 0] += 1 } }
  }
  /// All but the sample, newest first.
  var summaries: [EditionSummary] { state.withLock { $0.summaries } }
  var week: WeekReview? { state.withLock { $0.week } }

  /// Looks whether an edition came or changed its corrections, and makes the files anew if so.
  func refresh() throws {
    let generation = try files.shelf.generation()
    guard state.withLock({ $0.generation != generation }) else { return }
    let summaries = try files.shelf.summaries()
    let sample = try files.sample(summaries)
    let week = try files.week(summaries)
    let ready = Site.made(try files.front(summaries, sample: sample, week: week))
    state.withLock {
      $0 = State(generation: generation, summaries: summaries, week: week, files: ready, recent: [])
    }
    logger.info("pages made", metadata: ["editions": "\(summaries.count)", "files": "\(ready.count)"])
  }

  /// The file at a path, if it is made already and of the newest edition or of none.
  func ready(at path: String) -> ServedFile? { state.withLock { $0.files[path] } }

  /// The file at a path, nil where there is none.
  ///
  /// - Throws: ``StoreError`` where a sealed edition can't be read.
  func file(at path: String) throws -> ServedFile? {
    if let file = ready(at: path) { return file }
    guard let key = Site.editionKey(in: path) else { return nil }
    if ["/editions/\(key).epub", "/editions/\(key).png"].contains(path) { return try madeOnRequest(path, of: key) }
    guard !key.isSample else { return nil }
    if let made = state.withLock({ touch(key, in: &$0) }) { return made[path] }
    guard let bundle = try files.shelf.bundle(of: key) else { return nil }
    let made = Site.made(files.edition(bundle, among: state.withLock { $0.summaries }))
    state.withLock { state in
      state.recent.append((key, made))
      if state.recent.count > Site.recentLimit { state.recent.removeFirst() }
    }
    return made[path]
  }

  /// A book, or its cover.
  private func madeOnRequest(_ path: String, of key: EditionKey) throws -> ServedFile? {
    let (made, generation) = state.withLock { state in
      (state.books.first { $0.path == path }?.file, state.generation)
    }
    if let made { return made }
    // The sample is shown only where there is no edition.
    guard !key.isSample || state.withLock({ $0.summaries.isEmpty }), let bundle = try files.shelf.bundle(of: key) else {
      return nil
    }
    let file = ServedFile(path.hasSuffix(".epub") ? files.book(bundle) : files.cover(bundle))
    state.withLock { state in
      // A correction may have come while it was made.
      guard state.generation == generation else { return }
      state.books.removeAll { $0.path == path }
      state.books.append((path, file))
      var bytes = 0
      // The latest within the limit; what is larger than it by itself is made each time.
      state.books = state.books.reversed().filter { book in
        bytes += book.file.plain.readableBytes
        return bytes <= Site.bookLimit
      }.reversed()
    }
    return file
  }

  private func touch(_ key: EditionKey, in state: inout State) -> [String: ServedFile]? {
    guard let index = state.recent.firstIndex(where: { $0.key == key }) else { return nil }
    let entry = state.recent.remove(at: index)
    state.recent.append(entry)
    return entry.files
  }

  private static func made(_ outputs: [OutputFile]) -> [String: ServedFile] {
    Dictionary(outputs.map { ($0.path, ServedFile($0, isMadeOnce: true)) }) { first, _ in first }
  }

  private static func editionKey(in path: String) -> EditionKey? {
    guard path.hasPrefix("/editions/") else { return nil }
    let name = path.dropFirst("/editions/".count).prefix { $0 != "/" && $0 != "." }
    return EditionKey(String(name))
  }
}
