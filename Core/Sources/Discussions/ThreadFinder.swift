public import EditionModel

/// Finds what a thread says of its story: the author's answers, corrections that several people name, copies of the page,
/// earlier discussions, and links that several people give.
public struct ThreadFinder: Sendable {
  private let thread: CommentThread
  private let judge: CommentJudge
  /// Facts of each kind that are given at most.
  private static let limits: [ThreadFact.Kind: Int] = [.author: 1, .correction: 2, .archive: 1, .earlier: 3, .link: 4]
  /// Characters of a sentence that are given.
  private static let longest = 280

  /// Prepares to look.
  public init(_ thread: CommentThread) { self.init(CommentJudge(thread)) }

  init(_ judge: CommentJudge) {
    thread = judge.thread
    self.judge = judge
  }

  /// What was found, in the order of the kinds.
  public var facts: [ThreadFact] {
    let found = authors + corrections + links
    return ThreadFact.Kind.allCases.flatMap { kind in
      found.filter { $0.kind == kind }.prefix(ThreadFinder.limits[kind] ?? 0)
    }
  }

  private func mention(_ number: Int) -> ThreadFact.Mention {
    let comment = thread.comments[number]
    return .init(id: comment.id, by: comment.by, url: comment.url)
  }

  private var authors: [ThreadFact] {
    let numbers = thread.comments.indices.filter { judge.roles[$0] == .author && judge.words[$0].count >= 5 }
    guard let first = numbers.first else { return [] }
    let claim = numbers.first { StoryAuthors.claims(judge.words[$0]) }
    // "Author here." says too little by itself.
    let sentence = judge.words[claim ?? first].sentences.prefix(3).joined(separator: " ")
    return [
      ThreadFact(kind: .author, text: ThreadFinder.cut(sentence), comments: numbers.prefix(12).map(mention))
    ]
  }

  /// Corrections that at least two people name, those with the most people first.
  private var corrections: [ThreadFact] {
    let found = thread.comments.indices.compactMap { number in
      judge.corrections[number].map { (number: number, sentence: $0, terms: terms(of: $0)) }
    }
    var groups: [[Int]] = []
    for place in found.indices {
      let like = groups.firstIndex { group in
        group.contains { found[$0].terms.intersection(found[place].terms).count >= 2 }
          || judge.shape.roots[found[group[0]].number] == judge.shape.roots[found[place].number]
      }
      if let like { groups[like].append(place) } else { groups.append([place]) }
    }
    func people(_ group: [Int]) -> Int { Set(group.map { thread.comments[found[$0].number].by }).count }
    return groups.filter { people($0) >= 2 }
      .enumerated().sorted { (-people($0.element), $0.offset) < (-people($1.element), $1.offset) }
      .map { _, group in
        ThreadFact(
          kind: .correction, text: ThreadFinder.cut(found[group[0]].sentence),
          comments: group.prefix(6).map { mention(found[$0].number) })
      }
  }

  /// The telling words of a sentence: not those that every correction has.
  private func terms(of sentence: String) -> Set<Substring> {
    Set(CommentWords.fold(sentence).filter { $0.utf8.count >= 4 && !ThreadFinder.usual.contains($0) })
  }

  private static let usual = Set((CommentPhrases.faults + CommentPhrases.subjects + fillers).map { Substring($0) })

  private static let fillers = [
    "this", "that", "with", "from", "have", "they", "what", "which", "there", "their", "about", "would", "should",
    "just", "like", "more", "than", "because", "really", "actually", "some", "were", "when", "very", "also", "only",
  ]

  private var links: [ThreadFact] {
    var found: [String: (link: ThreadLink, numbers: [Int], text: String)] = [:]
    var order: [String] = []
    for number in thread.comments.indices {
      for (url, text) in judge.words[number].links {
        guard let link = ThreadLink(url, of: thread), link.sort != .own else { continue }
        if found[link.key] == nil {
          order.append(link.key)
          found[link.key] = (link, [], label(of: url, text, in: number))
        }
        if found[link.key]?.numbers.contains(number) == false { found[link.key]?.numbers.append(number) }
      }
    }
    return order.compactMap { key in
      guard let (link, numbers, text) = found[key] else { return nil }
      let people = Set(numbers.map { thread.comments[$0].by }).count
      let kind: ThreadFact.Kind
      switch link.sort {
      case .archive: kind = .archive
      case .earlier: kind = .earlier
      case .other where people >= 2: kind = .link
      case .other, .own: return nil
      }
      return ThreadFact(kind: kind, text: text, url: link.url, comments: numbers.prefix(6).map(mention))
    }
  }

  /// What a comment says of a link: the line that it is on, without the address.
  private func label(of url: String, _ text: String, in number: Int) -> String {
    guard text == url || text.hasPrefix("http") else { return ThreadFinder.cut(text) }
    let line = judge.words[number].sentences.first { $0.contains(text) } ?? ""
    let rest = line.replacing(text, with: "").split(separator: " ").joined(separator: " ")
    let trimmed = String(rest.drop { !$0.isLetter && !$0.isNumber })
    return trimmed.contains("http") ? "" : ThreadFinder.cut(trimmed)
  }

  private static func cut(_ text: String) -> String {
    guard text.count > longest else { return text }
    let head = text.prefix(longest)
    let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return words + "…"
  }
}
