public import EditionModel

/// What the growth model learns from: stories as they were seen at a moment, and how much they still grew.
public struct Lessons: Sendable {
  private var columns = [[Double]](repeating: [], count: Trait.allCases.count)
  private(set) var targets: [Double] = []
  private(set) var weights: [Double] = []
  private(set) var moments: [Timestamp] = []

  /// The number of lessons.
  public var count: Int { targets.count }

  init() {}

  func values(of trait: Trait) -> [Double] { columns[trait.rawValue] }

  /// Adds a lesson.
  ///
  /// - Parameter final: the most points that were seen of the story at any time.
  mutating func append(_ traits: Traits, points: Int, final: Int, weight: Double, at moment: Timestamp) {
    for trait in Trait.allCases { columns[trait.rawValue].append(traits[trait]) }
    let now = Double(max(0, points)) + Traits.offset
    targets.append(logarithm((Double(max(points, final)) + Traits.offset) / now))
    weights.append(weight * (Double(max(0, points)) + 50).squareRoot())
    moments.append(moment)
  }

  /// Adds all lessons of others.
  mutating func append(contentsOf other: Lessons) {
    for place in columns.indices { columns[place] += other.columns[place] }
    targets += other.targets
    weights += other.weights
    moments += other.moments
  }

  /// The lessons from before a moment.
  public func before(_ moment: Timestamp) -> Lessons {
    let kept = moments.indices.filter { moments[$0] < moment }
    var result = Lessons()
    result.columns = columns.map { column in kept.map { column[$0] } }
    result.targets = kept.map { targets[$0] }
    result.weights = kept.map { weights[$0] }
    result.moments = kept.map { moments[$0] }
    return result
  }
}
