public import EditionModel
public import Publishing
public import Selection
public import Storage
public import StorySources

import ArticleModel

/// Reads sealed editions from the store as renderers want them: with their articles, corrections and votes. Its methods block.
public struct EditionShelf: Sendable {
  /// Where the editions are.
  public let store: PublicationStore
  /// Where the publication's stories come from.
  public let source: any SourceProfile
  /// What the operator leaves out, of the week's best too.
  let mute: MuteRule

  /// Opens the editions of a publication.
  public init(_ store: PublicationStore, source: any SourceProfile, mute: MuteRule = .none) {
    (self.store, self.source, self.mute) = (store, source, mute)
  }

  /// An edition with its articles; nil if there is none of that key.
  ///
  /// A story whose article is missing or damaged has none in it; pages say so.
  ///
  /// - Throws: ``StoreError`` if the edition isn't what was sealed.
  public func bundle(of key: EditionKey) throws -> EditionBundle? { try load(key)?.bundle }

  /// - Parameter file: the file that is to be rendered; articles that it doesn't show are left empty. Nil for all.
  func load(_ key: EditionKey, for file: EditionFile? = nil) throws -> LoadedBundle? {
    guard let manifest = try store.manifest(of: key) else { return nil }
    let corrections = try store.corrections(of: key)
    let withdrawn = Set(corrections.filter { $0.kind == .withdrawn }.map(\.story))
    var articles: [ContentHash: Article] = [:]
    var bytes = manifest.bytes.count
    for story in manifest.edition.readStories where !withdrawn.contains(nil) && !withdrawn.contains(story.number) {
      guard let hash = story.article else { continue }
      guard file?.shows(story, of: manifest.edition) ?? true else {
        if articles[hash] == nil { articles[hash] = Article(blocks: []) }
        continue
      }
      // One that is missing, damaged or of a newer program costs its own story, whose page says so.
      guard let blob = try? store.blobs.get(hash) else { continue }
      articles[hash] = try? CanonicalJSON.decode(Article.self, from: blob)
      bytes += blob.count
    }
    let discussions = try discussions(of: manifest.edition, for: file, withdrawn: withdrawn, bytes: &bytes)
    let additions = try store.additions(of: key)
    let votes = try store.tallies(of: key).mapValues { Votes(worth: $0.worth, not: $0.not) }
    return LoadedBundle(
      bundle: EditionBundle(
        edition: manifest.edition, hash: manifest.hash, articles: articles, discussions: discussions,
        additions: additions, corrections: corrections, votes: votes),
      bytes: bytes)
  }

  /// The kept discussions that a file shows, by the hashes that the manifest has, without comments that were withdrawn since.
  private func discussions(
    of edition: Edition, for file: EditionFile?, withdrawn: Set<Int?>, bytes: inout Int
  ) throws -> [ContentHash: Discussion] {
    guard !withdrawn.contains(nil) else { return [:] }
    var discussions: [ContentHash: Discussion] = [:]
    var replaced: [ContentHash: ContentHash]?
    for story in edition.readStories where !withdrawn.contains(story.number) && file?.quotes(story, of: edition) ?? true
    {
      guard let sealed = story.thread?.blob else { continue }
      if replaced == nil { replaced = try store.replacedDiscussions(of: edition.key) }
      // As for articles: one that can't be read is left out.
      guard let blob = try? store.blobs.get(replaced?[sealed] ?? sealed) else { continue }
      discussions[sealed] = try? CanonicalJSON.decode(Discussion.self, from: blob)
      bytes += blob.count
    }
    return discussions
  }

  /// The newest corrections of all editions, with the titles of their stories.
  public func corrections(limit: Int) throws -> [ListedCorrection] {
    var editions: [EditionKey: Edition?] = [:]
    return try store.newestCorrections(limit: limit).map { key, correction in
      // An edition that isn't what was sealed costs its titles and links to its stories, and no correction.
      if editions[key] == nil { editions[key] = .some((try? store.manifest(of: key))?.edition) }
      let edition = editions[key] ?? nil
      return ListedCorrection(
        publication: store.id, key: key,
        title: edition?.readStories.first { $0.number == correction.story }?.title,
        page: correction.story.flatMap { edition?.pageName(of: $0) }, correction: correction)
    }
  }

  /// What changes pages: editions, corrections, votes that a page shows, and files that were missing and are there again.
  public var changes: Changes {
    Changes(
      read: { [store] in
        Generation(whole: "\(try store.generation()) \(store.blobs.mended())", votes: try store.lastVote())
      },
      voted: { [store] in try store.editions(votedAfter: $0.votes, shownFrom: Votes.shownFrom) })
  }

  /// How many editions there are but the sample.
  func count() throws -> Int { try store.count().values.reduce(0, +) }

  /// Some editions but the sample, newest first.
  func summaries(_ range: Range<Int>) throws -> [EditionSummary] { try store.listed(range).map(summary) }

  /// All editions but the sample, newest first.
  public func summaries() throws -> [EditionSummary] { try summaries(0..<Int.max) }

  /// The newest edition but the sample that is what was sealed; nil before the first.
  public func newest() throws -> EditionSummary? { try front()?.whole }

  /// How many editions are looked at for one that is what was sealed: a week.
  private static let lookback = 14

  /// Looks for the edition that readers get as the newest; nil before the first.
  func front() throws -> FrontEdition? {
    let listed = try summaries(0..<Self.lookback)
    guard let newest = listed.first else { return nil }
    var front = FrontEdition(latest: newest)
    for summary in listed {
      do {
        guard try store.manifest(of: summary.key) != nil else { continue }
        front.whole = summary
        break
      } catch StoreError.editionDamaged { front.damaged.append(summary.key) }
    }
    return front
  }

  /// What lists say about an edition.
  func summary(_ listed: ListedEdition) -> EditionSummary {
    EditionSummary(
      key: listed.key, publication: store.id, cutoff: listed.cutoff, published: listed.published, basis: listed.basis,
      isLate: listed.isLate, hash: listed.hash, titles: listed.titles)
  }
}

/// The edition that readers get as the newest, and the newer ones that they can't get.
struct FrontEdition: Sendable {
  /// The newest edition, whatever became of it.
  var latest: EditionSummary
  /// The newest that is what was sealed; nil if none of a week's editions is.
  var whole: EditionSummary?
  /// Those that are newer and aren't what was sealed, newest first.
  var damaged: [EditionKey] = []
}

extension EditionFile {
  /// Whether the file needs a story's article. A story's page names its neighbours in their language, which the article tells.
  fileprivate func shows(_ story: Story, of edition: Edition) -> Bool {
    guard let number = number(in: edition) else { return true }
    if number > edition.stories.count { return story.number == number }
    let isEnglish = story.language?.prefix(2).lowercased() ?? "en" == "en"
    return story.number == number || (!isEnglish && abs(story.number - number) == 1)
  }

  /// Whether the file needs a story's discussion.
  fileprivate func quotes(_ story: Story, of edition: Edition) -> Bool {
    number(in: edition).map { $0 == story.number } ?? true
  }

  /// The number of the one story that the file is about; nil for a file of the whole edition.
  private func number(in edition: Edition) -> Int? {
    switch self {
    case .story(let name), .discussion(let name), .storyMarkdown(let name):
      guard name.hasPrefix("R") else { return Int(name) ?? 0 }
      let read = edition.reserves.compactMap(\.story)
      guard let index = Int(name.dropFirst()), read.indices.contains(index - 1) else { return 0 }
      return read[index - 1].number
    default: return nil
    }
  }
}

/// An edition in memory, and how many bytes it has on the disk.
struct LoadedBundle: Sendable {
  var bundle: EditionBundle
  var bytes: Int
}
