import EditionModel
import Foundation
import Selection

/// One look at the front page, as the recorded snapshots hold it.
struct Snapshot: Decodable {
  struct Story: Decodable {
    var id: Int64
    var title: String
    var url: String?
    var by: String?
    var score: Int
    var descendants: Int?
    var time: Int64
    var type: String?
    var rank: Int?
  }

  var t: Int64
  var stories: [Story]

  /// The snapshots of a file with one JSON object a line, in order of time. Lines that can't be read are counted and skipped.
  static func read(_ path: String) throws -> (snapshots: [Snapshot], damaged: Int) {
    let decoder = JSONDecoder()
    var damaged = 0
    var snapshots: [Snapshot] = []
    for line in try readPossiblyGzipped(path).split(separator: UInt8(ascii: "\n")) {
      if let snapshot = try? decoder.decode(Snapshot.self, from: Data(line)) {
        snapshots.append(snapshot)
      } else {
        damaged += 1
      }
    }
    return (snapshots.sorted { $0.t < $1.t }, damaged)
  }
}

/// What a recorder would have kept of the snapshots so far.
struct RecordedHistory {
  private(set) var candidates: [CandidateID: Candidate] = [:]

  mutating func add(_ snapshot: Snapshot) {
    for story in snapshot.stories {
      let id = CandidateID(source: "hn", nativeID: String(story.id))
      let seen = Observation(
        time: Timestamp(snapshot.t), rank: story.rank, points: story.score, comments: story.descendants ?? 0)
      guard candidates[id] != nil else {
        candidates[id] = Candidate(
          id: id, kind: story.type.flatMap(Candidate.Kind.init) ?? .story, title: story.title, url: story.url,
          author: story.by, posted: Timestamp(story.time), history: [seen])
        continue
      }
      candidates[id]?.see(seen, title: story.title, url: story.url)
    }
  }

  /// The stories of some snapshots with their whole histories.
  static func candidates(of snapshots: [Snapshot]) -> [Candidate] {
    var history = RecordedHistory()
    for snapshot in snapshots { history.add(snapshot) }
    return history.seen(after: .min)
  }

  /// The stories seen after a moment, in no order: a choice doesn't depend on it.
  func seen(after time: Int64) -> [Candidate] {
    candidates.values.filter { ($0.history.last?.time.rawValue ?? .min) > time }
  }
}

extension Candidate {
  fileprivate mutating func see(_ observation: Observation, title: String, url: String?) {
    history.append(observation)
    if title != self.title {
      formerTitles.append(self.title)
      self.title = title
    }
    self.url = url
  }
}
