/// Finds text that a page carries twice: some site builders send the whole article once for each width of screen and
/// let the style sheet show one of them.
enum RepeatedStretches {
  /// A stretch is that many texts in a row or more, with that many words in all. One repeated paragraph is a refrain.
  private static let texts = 3
  private static let words = 40
  /// Of everything, at least that share repeats: the second of two copies is half of a page. A plan for five days that
  /// has the same breakfast on each is no copy.
  private static let share = 0.4

  /// The places in `units` that repeat, text by text and in the same order, what was kept before.
  ///
  /// - Parameter units: the kept units in document order: alike texts have alike hashes.
  static func repeated(in units: [(hash: UInt64, words: Int)]) -> [Int] {
    var firstPlaces: [UInt64: Int] = [:]
    firstPlaces.reserveCapacity(units.count)
    let originals = units.enumerated().map { place, unit -> Int? in
      if let first = firstPlaces[unit.hash] { return first }
      firstPlaces[unit.hash] = place
      return nil
    }
    var repeated: [Int] = []
    var start = 0
    while start < units.count {
      guard let original = originals[start] else {
        start += 1
        continue
      }
      var end = start + 1
      while end < units.count, originals[end] == original + (end - start) { end += 1 }
      if end - start >= texts, units[start..<end].reduce(0, { $0 + $1.words }) >= words {
        repeated += start..<end
      }
      start = end
    }
    let all = units.reduce(0) { $0 + $1.words }
    let copied = repeated.reduce(0) { $0 + units[$1].words }
    return Double(copied) >= share * Double(all) ? repeated : []
  }
}
