import EditionModel
import Selection
import Testing

@Suite("Counts from outside") struct OutsideCountsTests {
  @Test(
    "A count that no story has becomes the nearest that one could", arguments: [Int.min, -1, 0, 7, 100_000_001, .max])
  func counts(value: Int) {
    let observation = Observation(time: Timestamp(0), rank: value, points: value, comments: value)
    #expect(Observation.counts.contains(observation.points))
    #expect(Observation.counts.contains(observation.comments))
    #expect(observation.rank.map(Observation.counts.contains) ?? true)
    if Observation.counts.contains(value) { #expect(observation.points == value) }
  }
}
