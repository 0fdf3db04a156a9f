public import ArticleModel
public import EditionModel

/// Chooses at most two sentences of an article that say what it is about, without a model.
///
/// This is the face of the module. Its parts:
///
/// - ``Sentences``: splits a text into sentences.
/// - ``BriefRule``: chooses; ``BriefCandidate`` is a sentence with the facts that decide about it.
/// - ``OwnDescription``: whether the page's own description is better than a brief.
///
/// A brief is made of places in the article (``EditionModel/Brief``), so it can't say what the article doesn't.
public struct BriefRule: Sendable {
  /// How much each fact counts. `Benchmarks/bench-briefs --tune` looks for better ones. It would rather have no weight but the
  /// place: the references of news are their beginnings. Titles and central words keep some for pages that begin with a story.
  public struct Weights: Sendable, Hashable {
    /// For the place in the article: the first sentence has 1.
    public var position = 1.0
    /// For the share of the title's words.
    public var title = 0.4
    /// For words that many sentences share.
    public var centrality = 0.2
    /// Taken off for words that speak of the writer.
    public var person = 0.15
    /// Taken off for words that point at other sentences.
    public var leaning = 0.3
    /// What a second sentence must be worth for it to be added.
    public var threshold = 0.7
    /// Added to the second sentence if it follows the first.
    public var adjacency = 0.5
    /// What the second sentence counts compared with the first.
    public var second = 0.5
    /// Taken off for words that two sentences share.
    public var repetition = 0.3

    /// Makes the weights in use.
    public init() {}
  }

  /// Words of a brief: fewer say too little, more aren't brief.
  public static let words = 12...40
  /// Sentences at the beginning of an article among which is chosen.
  static let maximumCandidates = 60
  /// Sentences that say which words are central.
  static let maximumSentences = 400

  let weights: Weights

  /// Makes a rule.
  public init(weights: Weights = Weights()) { self.weights = weights }

  /// Chooses the sentences.
  ///
  /// - Parameter title: the title that the brief is shown under; the article's own is added to it.
  /// - Returns: nil if no sentence fits.
  public func choose(from article: Article, title: String? = nil) -> Brief? {
    let candidates = candidates(in: article, title: title)
    var best: (score: Double, chosen: [BriefCandidate])?
    func propose(_ chosen: [BriefCandidate], _ score: Double) {
      guard Self.words.contains(chosen.reduce(0) { $0 + $1.length }), score > best?.score ?? -.infinity else { return }
      best = (score, chosen)
    }
    for (index, first) in candidates.enumerated() where first.isFit {
      propose([first], first.score)
      for second in candidates[(index + 1)...] where second.isFit {
        let (better, worse) = (max(first.score, second.score), min(first.score, second.score))
        let follows = second.place.block == first.place.block && second.place.start - first.place.end <= 2
        let more = worse - weights.threshold + (follows ? weights.adjacency : 0)
        propose(
          [first, second], better + weights.second * more - weights.repetition * first.similarity(to: second))
      }
    }
    return best.map { Brief(sentences: $0.chosen.map(\.place)) }
  }

  /// The sentences from which is chosen, each with what speaks for and against it.
  public func candidates(in article: Article, title: String? = nil) -> [BriefCandidate] {
    let language = article.metadata.language
    var reader = CandidateReader(language: language)
    for (index, block) in article.blocks.enumerated() {
      guard case .paragraph(let runs) = block else { continue }
      reader.read(runs, of: block, at: index)
      if reader.candidates.count >= Self.maximumSentences { break }
    }
    let titleWords = ContentWords.all(in: [title, article.metadata.title].compactMap(\.self).joined(separator: " "))
    let centrality = Centrality(of: reader.candidates)
    return reader.candidates.prefix(Self.maximumCandidates).enumerated().map { index, candidate in
      var candidate = candidate
      candidate.position = 1 / (1 + Double(index) / 4)
      candidate.title =
        titleWords.isEmpty
        ? 0 : Double(candidate.content.intersection(titleWords).count) / Double(min(titleWords.count, 8))
      candidate.centrality = centrality.value(of: candidate)
      candidate.score =
        weights.position * candidate.position + weights.title * min(1, candidate.title)
        + weights.centrality * candidate.centrality - (candidate.isPersonal ? weights.person : 0)
        - (candidate.isLeaning ? weights.leaning : 0)
      return candidate
    }
  }
}
