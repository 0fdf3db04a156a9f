import EditionModel
import Selection
import WebAddress

/// The candidates in the order of the selection: ten picks, their reserves, and the rest behind them.
struct Ranking: Sendable {
  /// Best first, each with its reason.
  let picks: [Pick]
  /// The candidates of ``picks``, in their order.
  let candidates: [Candidate]
  /// Every candidate by its id, for the lists of other submissions.
  let all: [CandidateID: Candidate]
  let publishedPages: Set<String>
  private let published: [CandidateID: Published]
  let decided: Timestamp

  init(_ inputs: EditionInputs) {
    var parameters = Parameters.standard
    parameters.reserves = max(10, inputs.settings.longestRanking - parameters.picks)
    decided = inputs.circumstances.decided
    let weights = inputs.settings.weights.flatMap { try? ChoiceWeights(text: $0) } ?? .standard
    let rule = inputs.settings.muteRule
    let moment = inputs.circumstances.decided
    let muted = inputs.candidates.lazy.filter { rule.mutes($0, at: moment) }.map(\.id)
    let choice = Selector(parameters: parameters, weights: weights).choose(
      from: inputs.candidates, published: inputs.published, excluding: Set(muted), cutoff: decided)
    let known = Dictionary(inputs.candidates.map { ($0.id, $0) }) { first, _ in first }
    let pairs = (choice.picks + choice.reserves).compactMap { pick in known[pick.id].map { (pick, $0) } }
    all = known
    picks = pairs.map(\.0)
    candidates = pairs.map(\.1)
    published = Dictionary(inputs.published.map { ($0.id, $0) }) { _, last in last }
    publishedPages = Set(inputs.published.compactMap { $0.url.flatMap { WebURL($0)?.pageKey } })
  }

  var entries: [Desk.Entry] {
    zip(picks, candidates).map { pick, candidate in
      Desk.Entry(
        id: pick.id.nativeID, score: pick.score.expectedPoints,
        pageKey: candidate.url.flatMap { WebURL($0)?.pageKey })
    }
  }

  /// The site for people; nil for a text at the source itself.
  func site(of entry: Int) -> String? { site(of: candidates[entry]) }

  func site(of candidate: Candidate) -> String? { candidate.url.flatMap { WebURL($0)?.site } }

  /// The story of an earlier edition that a pick follows up.
  func followed(by entry: Int) -> FollowedStory? {
    guard let before = picks[entry].followsUp.flatMap({ published[$0] }), let edition = before.edition,
      let number = before.number
    else { return nil }
    return FollowedStory(id: before.id.nativeID, title: before.title, edition: edition, number: number)
  }

  /// The last observation of a candidate before the decision.
  func latest(_ candidate: Candidate) -> Observation? { candidate.history.last { $0.time <= decided } }
}
