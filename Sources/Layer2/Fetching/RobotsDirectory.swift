import EditionModel
import Robots

/// What a site's robots.txt says (RFC 9309, section 2.3.1).
enum RobotsAnswer: Sendable {
  case rules(RobotsRules)
  /// There is no readable robots.txt: everything is allowed.
  case none
  /// The site answers with errors: nothing is allowed.
  case refused(status: Int)
  /// The host failed; the page would fail in the same way.
  case failed(FetchFailure)

  init(status: Int, body: [UInt8]?, token: String) {
    switch status {
    case 200..<300: self = .rules(RobotsRules(body ?? [], token: token))
    case 500...: self = .refused(status: status)
    default: self = .none
    }
  }

  init(failure: FetchFailure) {
    // More redirects than are followed count as a missing file (section 2.3.1.2).
    self = failure.code == .tooManyRedirects ? .none : .failed(failure)
  }

  func check(_ target: String) throws(FetchFailure) {
    switch self {
    case .none: return
    case .rules(let rules):
      guard rules.allows(target) else { throw FetchFailure(.robots, "the site's robots.txt doesn't allow it") }
    case .refused(let status):
      throw FetchFailure(.robots, "the site's robots.txt can't be read (\(status)), which means that it isn't allowed")
    case .failed(let failure): throw failure
    }
  }
}

/// Remembers each site's robots.txt for a day, and asks for it once however many pages wait for it.
actor RobotsDirectory {
  private struct Entry {
    var answer: RobotsAnswer
    var asked: Timestamp
  }

  private let now: @Sendable () -> Timestamp
  private let capacity: Int
  private let coalescer = Coalescer<RobotsAnswer>()
  private var entries: [String: Entry] = [:]

  init(capacity: Int = 2000, now: @escaping @Sendable () -> Timestamp) {
    self.capacity = capacity
    self.now = now
  }

  func answer(from place: String, fetch: @Sendable () async -> RobotsAnswer) async -> RobotsAnswer {
    if let entry = entries[place], now() - entry.asked < 86_400 { return entry.answer }
    let answer = await coalescer.share(place, fetch)
    // A host that failed is asked again by the next page: it may have come back.
    if case .failed = answer { return answer }
    if entries.count >= capacity, let oldest = entries.min(by: { $0.value.asked < $1.value.asked }) {
      entries[oldest.key] = nil
    }
    entries[place] = Entry(answer: answer, asked: now())
    return answer
  }
}
