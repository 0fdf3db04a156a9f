import EditionModel
import Selection

/// Candidates for tests: a story with a few defaults, its looks given as (minutes before the cut-off, rank, points, comments).
enum Story {
  static let cutoff = Timestamp(1_650_000_000)

  static func id(_ number: Int) -> CandidateID { CandidateID(source: "hn", nativeID: "\(number)") }

  static func make(
    _ number: Int, title: String? = nil, url: String? = nil, kind: Candidate.Kind = .story,
    state: Candidate.State = .live, postedHoursAgo: Int64 = 30, _ looks: [(Int64, Int?, Int, Int)]
  ) -> Candidate {
    Candidate(
      id: id(number), kind: kind, state: state, title: title ?? "Matter\(number) of thing\(number)",
      url: url ?? "https://site\(number).example/\(number)", posted: cutoff - postedHoursAgo * 3600,
      history: looks.map { Observation(time: cutoff - $0.0 * 60, rank: $0.1, points: $0.2, comments: $0.3) })
  }

  /// Twenty plain stories on the page all day, so that a rule has something to prefer.
  static func crowd(points: Int = 60) -> [Candidate] {
    (0..<20).map { (n: Int) -> Candidate in
      let looks = (0...20).map { (step: Int) -> (Int64, Int?, Int, Int) in
        (600 - Int64(step) * 30, 11 + n % 20, points + step, 20)
      }
      return make(1000 + n, looks)
    }
  }
}
