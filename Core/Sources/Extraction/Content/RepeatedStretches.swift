/// Finds text that a page carries twice.
///
/// Why: some site builders send the whole article once for each screen width. The style sheet shows one copy.
enum RepeatedStretches {
  /// The lowest number of texts in a row in a stretch; ``words`` is the lowest number of words in all.
  ///
  /// Why: one repeated paragraph is a refrain.
  private static let texts = 3
  private static let words = 40
  /// The lowest share of all text that must repeat.
  ///
  /// Why: the second of two copies is half of a page. A plan for five days with the same breakfast on each isn't a
  /// copy.
  private static let share = 0.4

  /// Returns the places in `units` that repeat earlier kept units, text by text and in the same order.
  ///
  /// - Parameter units: the kept units in document order; equal texts have equal hashes.
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
