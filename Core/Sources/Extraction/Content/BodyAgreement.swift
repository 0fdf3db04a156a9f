/// Measures how much of a unit occurs in the article text of the page's linked data.
///
/// A fifth of news pages carry their text a second time, for search engines, without the parts around it. That copy
/// often lacks a tweet in the middle of the article. So agreement is evidence for a unit, but missing agreement says
/// little.
struct BodyAgreement {
  /// The most bytes of text to read; articles are shorter.
  private static let limit = 400_000
  /// Hashes of the runs of one, two and three words.
  private var runs: Set<UInt32> = []

  init(_ text: String) {
    var hashes: [UInt32] = []
    WordScanner.forEachHash(in: Self.withoutMarkup(text).span) { hashes.append($0) }
    runs.reserveCapacity(hashes.count * 3)
    for index in hashes.indices {
      for length in 1...min(3, hashes.count - index) { runs.insert(Self.run(of: length, at: index, in: hashes)) }
    }
  }

  /// Replaces markup and references with blanks, because some bodies contain them.
  private static func withoutMarkup(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    if bytes.count > Self.limit { bytes.removeSubrange(Self.limit...) }
    var index = 0
    // Limits failed searches: in a hostile text made only of `<`, each one would search for its end.
    var barren = 0
    while index < bytes.count {
      let (end, limit): (UInt8, Int) = bytes[index] == 0x3C ? (0x3E, 400) : bytes[index] == 0x26 ? (0x3B, 10) : (0, 0)
      if limit > 0, end == 0x3B || index >= barren {
        let reach = min(index + limit, bytes.count)
        if let last = bytes[index..<reach].firstIndex(of: end) {
          for place in index...last { bytes[place] = 0x20 }
          index = last
        } else if end == 0x3E {
          barren = reach
        }
      }
      index += 1
    }
    return bytes
  }

  private static func run(of length: Int, at place: Int, in words: [UInt32]) -> UInt32 {
    var hash = UInt32(length)
    for index in place..<place + length { hash = (hash ^ words[index]) &* 0x9E37_79B1 }
    return hash
  }

  /// The share of the runs of a unit's first words that also occur in the body.
  ///
  /// Counts runs of three words, or a single run of all words if there are fewer.
  func share(of unit: TextUnit, in scan: PageScan) -> Float {
    let hashes = unit.hashes.prefix(PageScan.wordLimit)
    let length = min(3, hashes.count)
    guard length > 0 else { return 0.5 }
    let starts = hashes.lowerBound...hashes.upperBound - length
    let found = starts.count { runs.contains(Self.run(of: length, at: $0, in: scan.wordHashes)) }
    return Float(found) / Float(starts.count)
  }
}
