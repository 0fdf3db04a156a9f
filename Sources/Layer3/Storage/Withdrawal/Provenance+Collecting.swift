public import EditionModel
public import StorySources
import WebAddress

extension Provenance {
  /// Collects the records of an edition that is being made.
  ///
  /// - Parameters:
  ///   - stories: those of the edition that were read, reserves too.
  ///   - fetched: by story number, every address that was asked for the story's page and pictures.
  ///   - answers: everything that was answered.
  ///   - source: the edition's source.
  public init(
    of stories: [Story], fetched: [Int: Set<String>], answers: ArchivedAnswers, source: any SourceProfile
  ) {
    let carriers = answers.carriers(source)
    self.init(
      stories: stories.map { story in
        let own = story.carriers(carriers, source)
        return Entry(number: story.number, id: story.id, addresses: own.union(fetched[story.number] ?? []).sorted())
      })
  }

  /// Finds the records of an edition whose maker didn't note them, as far as its stories and its source name them.
  ///
  /// - Parameters:
  ///   - pictures: the addresses of all pictures of a story's article, kept or not.
  ///   - source: nil if the source is unknown; texts at the source are not found then.
  init(
    guessing edition: Edition, answers: ArchivedAnswers, source: (any SourceProfile)?,
    pictures: (Story) throws -> [String]
  ) rethrows {
    let carriers = source.map(answers.carriers) ?? [:]
    self.init(
      stories: try edition.readStories.map { story in
        var addresses = Set(
          ([story.url, story.canonical].compactMap(\.self) + story.images.map(\.url) + (try pictures(story)))
            .compactMap { WebURL($0)?.withoutFragment.href })
        for key in [story.url, story.canonical].compactMap({ $0.flatMap { WebURL($0)?.pageKey } }) {
          addresses.formUnion(answers.addresses(ofPage: key))
        }
        addresses = answers.followed(addresses)
        if let source { addresses.formUnion(story.carriers(carriers, source)) }
        return Entry(number: story.number, id: story.id, addresses: addresses.sorted())
      })
  }
}

extension Story {
  /// The ids under which the source's answers carry its words: its own, and those of the quoted comments.
  func nativeIDs(_ source: any SourceProfile) -> Set<String> {
    Set([id] + conversation.quotes.compactMap { source.nativeID(ofCommentAt: $0.url) })
  }

  fileprivate func carriers(_ carriers: [String: Set<String>], _ source: any SourceProfile) -> Set<String> {
    nativeIDs(source).reduce(into: []) { $0.formUnion(carriers[$1] ?? []) }
  }
}
