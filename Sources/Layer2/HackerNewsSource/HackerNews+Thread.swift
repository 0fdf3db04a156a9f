import EditionModel
import Fetching
import Selection
public import StorySources

extension HackerNews {
  /// Asks for the items of comments, level by level, so that a thread that can't be read whole is read in its breadth.
  ///
  /// What is asked depends on the answers alone, never on a clock: an archive of the answers gives the same thread. Once a
  /// whole round gets no answer, nothing more is asked.
  public func thread(on story: SourceStory, within budget: ThreadBudget) async -> SourceThread {
    var fetcher = fetcher.waiting(atMost: depth.answer)
    if let time = budget.time { fetcher = fetcher.ending(at: .now + time) }
    // A story is no comment on itself.
    var walk = ThreadWalk(story.commentIDs, except: budget.except.union([story.candidate.id.nativeID]))
    while let round = walk.next(atMost: min(depth.round, budget.items - walk.asked)) {
      let answers = await items(round.compactMap { Int64($0) }, from: fetcher)
      walk.take(answers, of: round)
    }
    let profile = own
    return walk.thread { profile.pageURL(of: $0) }
  }
}

/// The way through a thread: pure, so that it depends on nothing but the answers.
struct ThreadWalk {
  private(set) var asked = 0
  private let except: Set<String>
  private var waiting: [String]
  private var seen: Set<String>
  private var parents: [String: String] = [:]
  private var comments: [String: HackerNewsItem] = [:]
  private let roots: [String]
  private var failed = 0
  private var isBroken = false
  private var time: Timestamp?
  private var addresses: Set<String> = []

  /// - Parameter except: ids that are passed over.
  init(_ ids: [String], except: Set<String> = []) {
    self.except = except
    var seen = except
    roots = ids.filter { Int64($0) != nil && seen.insert($0).inserted }
    self.seen = seen
    waiting = roots
  }

  /// The next comments to ask for; nil at the end.
  mutating func next(atMost count: Int) -> [String]? {
    guard !isBroken, count > 0, !waiting.isEmpty else { return nil }
    let round = Array(waiting.prefix(count))
    waiting.removeFirst(round.count)
    return round
  }

  mutating func take(_ answers: [HackerNews.Answered], of round: [String]) {
    asked += round.count
    var failures = 0
    for (id, answer) in zip(round, answers) {
      addresses.formUnion(answer.addresses)
      switch answer.answer {
      case .failed: failures += 1
      case .null: break
      case .item(let item):
        time = max(time ?? .earliest, answer.time ?? .earliest)
        // Below a deleted or flagged comment nobody can follow what is said.
        guard item.isComment else { continue }
        comments[id] = item
        for number in item.kids {
          let kid = "\(number)"
          guard seen.insert(kid).inserted else { continue }
          parents[kid] = id
          waiting.append(kid)
        }
      }
    }
    failed += failures
    isBroken = failures == round.count
  }

  func thread(url: (String) -> String) -> SourceThread {
    var listed: [SourceComment] = []
    var stack = Array(roots.reversed())
    // Each once: a list of replies that names one a hundred times, five levels deep, would have ten thousand million.
    var left = comments
    while let id = stack.popLast() {
      guard let item = left.removeValue(forKey: id), let comment = item.comment(parent: parents[id], url: url(id))
      else {
        continue
      }
      listed.append(comment)
      stack += item.kids.reversed().map { "\($0)" }.filter { parents[$0] == id }
    }
    let ending: Discussion.Ending = failed > 0 ? .broken : waiting.isEmpty ? .whole : .limit
    return SourceThread(
      comments: listed, extent: .init(read: listed.count, known: seen.count - except.count, ending: ending), time: time,
      addresses: addresses)
  }
}
