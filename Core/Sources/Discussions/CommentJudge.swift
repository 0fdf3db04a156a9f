import EditionModel

/// Judges the comments of a thread one by one. It looks at a comment, its place and who wrote it, never at the others' scores.
struct CommentJudge {
  let thread: CommentThread
  let shape: ThreadShape
  let words: [CommentWords]
  let roles: [KeptComment.Role?]
  /// By place in the thread, the sentence that names a fault or a change.
  let corrections: [Int: String]

  init(_ thread: CommentThread) {
    self.thread = thread
    shape = ThreadShape(thread.comments)
    let words = thread.comments.map { CommentWords($0.content) }
    self.words = words
    corrections = words.enumerated().reduce(into: [:]) { found, word in
      found[word.offset] = CorrectionFinder.sentence(in: word.element)
    }
    let names = StoryAuthors(thread)
    // Whoever says once that the page is theirs speaks as its author in every comment.
    let authors = Set(
      zip(thread.comments, words).filter { names.matches($0.by) || StoryAuthors.claims($1) }.map(\.0.by))
    roles = thread.comments.map {
      authors.contains($0.by) ? .author : $0.by == thread.submitter ? .submitter : nil
    }
  }

  func judgement(of number: Int) -> CommentJudgement {
    let words = words[number]
    var judgement = CommentJudgement(id: thread.comments[number].id)
    func add(_ sign: CommentSign, _ share: Double = 1) {
      let value = sign.weight * share
      if value != 0 { judgement.signs[sign] = value }
    }
    if roles[number] == .author { add(.author) }
    if roles[number] == .submitter { add(.submitter) }
    if corrections[number] != nil { add(.correction, shape.depths[number] == 0 ? 1 : 0.6) }
    if words.sorts.contains(.firstHand) { add(.firstHand) }
    add(.sources, Double(min(2, outsideLinks(words))) / 2)
    if words.hasCode { add(.code) }
    add(.place, place(of: number))
    add(.replies, min(1, log(1 + shape.replies[number]) / 4))
    judgement.signs[.length] = length(words.count)
    if words.sorts.contains(.insult) || words.capitals > 60 { add(.flame) }
    if isCheer(words) { add(.joke) }
    if isMeta(words) { add(.meta) }
    return judgement
  }

  /// 1 for the first comment of the page, less for those below; half as much with every level.
  private func place(of number: Int) -> Double {
    var share = 1.0
    for ancestor in [number] + shape.ancestors(of: number) {
      let isRoot = shape.parents[ancestor] == nil
      share *= 1 / (1 + Double(shape.places[ancestor]) / (isRoot ? 6 : 2))
      if !isRoot { share *= 0.5 }
    }
    return share
  }

  private func length(_ count: Int) -> Double {
    switch count {
    case ..<8: -2.5
    case ..<16: -1.5
    case ..<25: -0.5
    case ..<400: 1
    case ..<900: 0.5
    default: 0
    }
  }

  private func outsideLinks(_ words: CommentWords) -> Int {
    words.links.count { ThreadLink($0.url, of: thread)?.isOutside == true }
  }

  private func isCheer(_ words: CommentWords) -> Bool {
    words.count < 16 && words.links.isEmpty && words.sorts.contains(.cheer)
  }

  /// A short comment that speaks of the site; a long one only mentions it.
  private func isMeta(_ words: CommentWords) -> Bool {
    words.count < 60 && words.sorts.contains(.meta)
  }

  /// The logarithm to base 2. Counts are small, so a few steps do, and every platform gets the same bits.
  private func log(_ count: Int) -> Double {
    var (power, whole) = (1, 0.0)
    while power * 2 <= count {
      power *= 2
      whole += 1
    }
    return whole + Double(count - power) / Double(power)
  }
}
