import EditionModel

/// The inputs of the growth model.
///
/// Each is known at the cut-off and doesn't depend on how often the recorder looked.
enum Trait: Int, CaseIterable {
  /// Natural logarithm of the points, plus ``Traits/offset``.
  case points
  /// Points an hour over the last one, two and four hours that were watched, as a share of the points plus the offset.
  case speed1, speed2, speed4
  /// Rank on the front page. One more than its length if the story has left it.
  case rank
  /// Ranks gained in the last hour. Negative if falling.
  case climb
  case best
  /// Hours since it reached the front page, and since it was posted.
  case age, posted
  /// Hours on the front page.
  case onPage
  /// Hours since it was last seen on the front page, at most six.
  case gone
  /// Comments, and the points with which it reached the front page, both as a share of the points plus the offset.
  case discussion, startPoints
  /// The hour of the day at the cut-off, in UTC: the night is quieter than the day.
  case hour
  /// Comments an hour over the last two watched hours, as a share of the points plus the offset.
  case discussionSpeed
  /// The rank with which it reached the front page.
  case arrivalRank
  /// Hours between posting and the front page, at most 48: some stories get a second chance.
  case waited
  /// 1 for a text without a page, such as Ask HN; else 0.
  case text

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}

/// The traits of one entrant.
struct Traits {
  /// Added to the points in shares: a handful of points would make them extreme.
  static let offset = 20.0

  private let values: [Double]

  subscript(_ trait: Trait) -> Double { values[trait.rawValue] }

  /// - Parameters:
  ///   - history: the observations until the cut-off. All traits of an empty history are 0.
  ///   - rank: the place on the front page at the last look. Nil if the story has left it.
  ///   - born: when it reached the front page, or was posted.
  init(
    history: ArraySlice<Observation>, rank: Int?, born: Timestamp, posted: Timestamp, isText: Bool, cutoff: Timestamp,
    frontPage: Int
  ) {
    guard let latest = history.last else {
      values = [Double](repeating: 0, count: Trait.allCases.count)
      return
    }
    let mass = Double(max(0, latest.points)) + Self.offset
    let off = frontPage + 1
    let front = history.filter { ($0.rank ?? .max) <= frontPage }
    let place = rank ?? off
    let before = history.last { $0.time <= latest.time - 3240 }
    let climb = rank == nil ? 0 : before.map { min(off, $0.rank ?? off) - place } ?? 0
    let track = Track(history, posted: posted)
    values = [
      logarithm(mass), track.speed(hours: 1) / mass, track.speed(hours: 2) / mass, track.speed(hours: 4) / mass,
      Double(place), Double(climb), Double(front.compactMap(\.rank).min() ?? off), hours(from: born, to: latest.time),
      hours(from: posted, to: cutoff), track.hoursOnPage(frontPage),
      min(6, hours(from: front.last?.time ?? latest.time, to: cutoff)), Double(latest.comments) / mass,
      Double(front.first?.points ?? latest.points) / mass,
      Double(cutoff.rawValue % 86_400) / 3600, track.discussionSpeed(hours: 2) / mass,
      Double(front.first?.rank ?? off), min(48, hours(from: posted, to: front.first?.time ?? latest.time)),
      isText ? 1 : 0,
    ]
  }
}

/// Points and ranks over time.
struct Track {
  private let looks: ArraySlice<Observation>
  private let posted: Timestamp

  init(_ looks: ArraySlice<Observation>, posted: Timestamp) {
    self.looks = looks
    self.posted = posted
  }

  /// Points gained per hour over the last watched hours, or over the whole life if it was watched for less than half an
  /// hour.
  func speed(hours wanted: Double) -> Double {
    guard let first = looks.first, let last = looks.last else { return 0 }
    let span = hours(from: first.time, to: last.time)
    guard span >= 0.5 else { return Double(last.points) / (hours(from: posted, to: last.time) + 2) }
    let back = min(wanted, span)
    return max(0, Double(last.points) - value(at: Double(last.time.rawValue) - back * 3600, of: \.points)) / back
  }

  /// Comments gained per hour over the last watched hours. 0 if it was watched for less than half an hour.
  func discussionSpeed(hours wanted: Double) -> Double {
    guard let first = looks.first, let last = looks.last else { return 0 }
    let span = hours(from: first.time, to: last.time)
    guard span >= 0.5 else { return 0 }
    let back = min(wanted, span)
    let before = value(at: Double(last.time.rawValue) - back * 3600, of: \.comments)
    return max(0, Double(last.comments) - before) / back
  }

  /// Hours between looks that both found it on the front page. A gap counts two and a half hours at most.
  func hoursOnPage(_ frontPage: Int) -> Double {
    zip(looks, looks.dropFirst()).reduce(0) { sum, pair in
      guard (pair.0.rank ?? .max) <= frontPage, (pair.1.rank ?? .max) <= frontPage else { return sum }
      return sum + min(2.5, hours(from: pair.0.time, to: pair.1.time))
    }
  }

  /// A count at a moment, interpolated between the looks around it.
  private func value(at time: Double, of count: KeyPath<Observation, Int>) -> Double {
    guard let after = looks.firstIndex(where: { Double($0.time.rawValue) > time }) else {
      return Double(looks.last?[keyPath: count] ?? 0)
    }
    let now = Double(looks[after][keyPath: count])
    guard after > looks.startIndex else { return now }
    let (a, b) = (looks[after - 1], looks[after])
    guard b.time > a.time else { return now }
    let before = Double(a[keyPath: count])
    return before + (now - before) * (time - Double(a.time.rawValue)) / Double(b.time - a.time)
  }
}

/// Hours between two moments. 0 if they are in the wrong order.
func hours(from a: Timestamp, to b: Timestamp) -> Double {
  max(0, (Double(b.rawValue) - Double(a.rawValue)) / 3600)
}
