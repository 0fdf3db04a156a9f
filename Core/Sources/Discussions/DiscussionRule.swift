public import EditionModel

/// Chooses up to thirty comments of a thread: the rule that `Documentation/Discussion.md` states.
///
/// What the story's author writes is kept first, then corrections that several people name and the quotes of the story's
/// page, then the best scores. A reply brings the comments above it. Everything is kept whole.
public struct DiscussionRule: Sendable {
  /// The bounds of a kept discussion.
  public struct Limits: Sendable, Hashable {
    /// Comments, those for context among them.
    public var comments = 30
    /// Words in all: twenty minutes of reading.
    public var words = 4_600
    /// Comments of one person, other than author and submitter.
    public var perPerson = 4
    /// Comments under one comment on the story.
    public var perBranch = 9
    /// The smallest score.
    public var score = 1.2
    /// What each comment of the same branch takes from the scores of its other comments.
    public var branchCost = 0.3
    /// How many words two comments must share to say the same, in percent of all their words.
    public var likeness = 60

    /// The standard bounds.
    public init() {}
  }

  private let thread: CommentThread
  private let judge: CommentJudge
  private let limits: Limits
  private let wanted: Set<String>
  private let facts: [ThreadFact]
  /// By place in the thread.
  private var fates: [Int: CommentJudgement.Fate] = [:]
  private var scores: [CommentJudgement]

  /// Applies the rule.
  ///
  /// - Parameters:
  ///   - wanted: ids of comments that the story's page quotes.
  ///   - facts: what was found in the thread.
  public init(_ thread: CommentThread, wanted: Set<String> = [], facts: [ThreadFact] = [], limits: Limits = Limits()) {
    self.init(CommentJudge(thread), wanted: wanted, facts: facts, limits: limits)
  }

  init(_ judge: CommentJudge, wanted: Set<String>, facts: [ThreadFact], limits: Limits = Limits()) {
    thread = judge.thread
    self.limits = limits
    self.wanted = wanted
    self.facts = facts
    self.judge = judge
    scores = thread.comments.indices.map(judge.judgement)
    choose()
  }

  /// Every comment with its signs, its score and its fate, in the order of the page.
  public var judgements: [CommentJudgement] {
    scores.enumerated().map { number, judgement in
      var judgement = judgement
      if let fate = fates[number] { judgement.fate = fate }
      return judgement
    }
  }

  /// The kept comments in the order of the page.
  public var kept: [KeptComment] {
    isKept.sorted().map { number in
      let comment = thread.comments[number]
      return KeptComment(
        id: comment.id, by: comment.by, at: comment.at, parent: comment.parent, depth: judge.shape.depths[number],
        url: comment.url, content: comment.content, replies: judge.shape.replies[number], role: judge.roles[number],
        why: why(number))
    }
  }

  private var isKept: Set<Int> {
    Set(fates.filter { [.kept, .context, .quoted].contains($0.value) }.keys)
  }

  /// One clause for people.
  private func why(_ number: Int) -> String {
    let signs = scores[number].signs
    let own = signs[.author] != nil ? "the author speaks" : signs[.submitter] != nil ? "the submitter speaks" : nil
    let reasons =
      [
        own, signs[.correction] != nil ? "names a fault or a change" : nil,
        signs[.firstHand] != nil ? "first-hand words" : nil, signs[.sources] != nil ? "links to a source" : nil,
      ].compactMap(\.self)
    let replies = judge.shape.replies[number]
    switch fates[number] {
    case .context where reasons.isEmpty: return "a kept reply answers it"
    case .quoted where reasons.isEmpty: return "among the first on the page"
    default:
      if !reasons.isEmpty { return reasons.joined(separator: ", ") }
      return replies >= 3 ? "drew \(replies) replies" : "high on the page"
    }
  }
}

extension DiscussionRule {
  private mutating func choose() {
    var room = Room()
    func first(_ fate: CommentJudgement.Fate, _ numbers: [Int]) {
      for number in numbers { take(number, as: fate, force: true, &room) }
    }
    let all = Array(thread.comments.indices)
    first(.kept, all.filter { judge.roles[$0] == .author && judge.words[$0].count >= 5 })
    let corrections = Set(facts.filter { $0.kind == .correction }.flatMap { $0.comments.map(\.id) })
    first(.kept, all.filter { corrections.contains(thread.comments[$0].id) })
    first(.quoted, all.filter { wanted.contains(thread.comments[$0].id) })
    while let next = best(room) { take(next, as: .kept, force: false, &room) }
  }

  private struct Room {
    var comments = 0
    var words = 0
    var persons: [String: Int] = [:]
    var branches: [Int: Int] = [:]
  }

  /// The best comment that nothing was decided of. Those that come after one with a small score have a smaller one.
  private func best(_ room: Room) -> Int? {
    guard room.comments < limits.comments else { return nil }
    var best: (number: Int, score: Double)?
    for number in thread.comments.indices where fates[number] == nil {
      let score =
        scores[number].score - limits.branchCost * Double(room.branches[judge.shape.roots[number], default: 0])
      if score >= limits.score, score > best?.score ?? 0 { best = (number, score) }
    }
    return best?.number
  }

  /// Keeps a comment with those above it, if there is room.
  ///
  /// - Parameter force: whether the bounds on persons, branches and words don't count. The number of comments always does.
  private mutating func take(_ number: Int, as fate: CommentJudgement.Fate, force: Bool, _ room: inout Room) {
    if isKept.contains(number) { return }
    let above = judge.shape.ancestors(of: number).filter { !isKept.contains($0) }
    let words = ([number] + above).reduce(0) { $0 + judge.words[$1].count }
    let person = thread.comments[number].by
    let root = judge.shape.roots[number]
    guard room.comments + 1 + above.count <= limits.comments,
      force || room.words + words <= limits.words,
      force || judge.roles[number] != nil || room.persons[person, default: 0] < limits.perPerson,
      force || room.branches[root, default: 0] + 1 + above.count <= limits.perBranch
    else {
      fates[number] = .noRoom
      return
    }
    guard force || !isRepeat(number) else {
      fates[number] = .repeated
      return
    }
    for ancestor in above { fates[ancestor] = .context }
    fates[number] = fate
    for kept in above + [number] { room.persons[thread.comments[kept].by, default: 0] += 1 }
    room.comments += 1 + above.count
    room.words += words
    room.branches[root, default: 0] += 1 + above.count
  }

  private func isRepeat(_ number: Int) -> Bool {
    let terms = judge.words[number].terms
    guard terms.count >= 8 else { return false }
    return isKept.contains { other in
      let others = judge.words[other].terms
      let shared = terms.intersection(others).count
      return shared * 100 >= limits.likeness * (terms.count + others.count - shared)
    }
  }
}
