/// Some values with the place of the first equal one for each, found once.
///
/// Why: copies and shapes of units are counted in several places, and a dictionary costs more than everything else there.
struct EqualValues {
  let values: [UInt64]
  /// For each value, the place of the first one that is equal.
  let firsts: [Int]
  /// For each value, the number of equal ones; valid at the first.
  private let counts: [Int]

  init(_ values: [UInt64]) {
    self.values = values
    var places: [UInt64: Int] = [:]
    places.reserveCapacity(values.count)
    var counts = [Int](repeating: 0, count: values.count)
    firsts = values.enumerated().map { place, value in
      let first = places[value] ?? place
      if first == place { places[value] = place }
      counts[first] += 1
      return first
    }
    self.counts = counts
  }

  /// The number of values that are equal to the one at a place, including itself.
  func count(_ place: Int) -> Int { counts[firsts[place]] }

  /// Adds up numbers of equal values; the sums are valid at the first of them.
  func sums<Number: AdditiveArithmetic>(_ numbers: [Number]) -> [Number] {
    var sums = [Number](repeating: .zero, count: numbers.count)
    for (place, number) in numbers.enumerated() { sums[firsts[place]] += number }
    return sums
  }
}
