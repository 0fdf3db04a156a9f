import EditionModel

/// The stories of earlier editions.
struct Memory {
  private let ids: Set<CandidateID>
  private let keys: Set<String>
  private let recent: [(story: Published, words: TitleWords, twin: TwinTitle, site: String?)]
  private let cutoff: Timestamp
  private let parameters: Parameters

  init(published: [Published], cutoff: Timestamp, rarity: WordRarity, parameters: Parameters) {
    ids = Set(published.map(\.id)).union(published.flatMap(\.also))
    keys = Set(published.compactMap { PageIdentity(url: $0.url).key })
    recent = published.filter { $0.cutoff > cutoff - parameters.titleMemory }.map {
      ($0, TitleWords($0.title), TwinTitle($0.title, rarity: rarity), PageIdentity(url: $0.url).site)
    }
    self.cutoff = cutoff
    self.parameters = parameters
  }

  func holds(_ entrant: Entrant) -> Bool {
    ids.contains(entrant.candidate.id) || entrant.page.key.map(keys.contains) == true
      || recent.contains {
        $0.twin.isTwin(
          of: entrant.twin, gap: entrant.born - $0.story.cutoff, sameSite: $0.site == entrant.page.site,
          parameters: parameters)
      }
  }

  /// The latest published story about the same event. An edition that is made late ignores newer ones.
  func followed(by entrant: Entrant, rarity: WordRarity) -> Published? {
    recent.filter { story, words, _, _ in
      story.cutoff > cutoff - parameters.followUpMemory && story.cutoff < cutoff
        && rarity.areOneEvent(words, entrant.words, parameters: parameters)
    }.max { $0.story.cutoff < $1.story.cutoff }?.story
  }
}
