/// Makes inputs that resemble what a parser expects: seeds that are cut, joined, repeated and broken.
///
/// The same seed number gives the same bytes on every machine, so a failure can be repeated.
public struct Mutations {
  private let seeds: [[UInt8]]
  private let words: [[UInt8]]
  private var state: UInt64

  /// Starts the sequence of a seed number.
  /// - Parameters:
  ///   - seeds: whole inputs of the kind.
  ///   - words: pieces of such inputs that change how they are parsed.
  ///   - seed: chooses the sequence.
  public init(of seeds: [String], words: [String], seed: Int) {
    self.seeds = seeds.isEmpty ? [[]] : seeds.map { Array($0.utf8) }
    self.words = words.isEmpty ? [[]] : words.map { Array($0.utf8) }
    state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
  }

  /// The next input, at most 8 KiB.
  public mutating func next() -> [UInt8] {
    var bytes = seeds[below(seeds.count)]
    for _ in 0..<1 + below(8) { bytes = changed(bytes) }
    return Array(bytes.prefix(8192))
  }

  private mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    let place = below(bytes.count + 1)
    let end = min(bytes.count, place + 1 + below(24))
    switch below(9) {
    case 0: return Array(bytes[..<place]) + bytes[end...]
    case 1: return Array(bytes[..<place])
    case 2, 3: return Array(bytes[..<place]) + words[below(words.count)] + bytes[place...]
    case 4: return Array(bytes[..<place]) + words[below(words.count)] + bytes[end...]
    case 5: return Array(bytes[..<place]) + [UInt8(below(256))] + bytes[end...]
    case 6: return Array(bytes[..<end]) + bytes[place...]
    case 7:
      let other = seeds[below(seeds.count)]
      return Array(bytes[..<place]) + other[below(other.count + 1)...]
    default:
      guard place < bytes.count else { return bytes }
      var bytes = bytes
      bytes[place] ^= 1 << UInt8(below(8))
      return bytes
    }
  }

  private mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: state >> 33) % bound
  }
}
