/// Weights of words, looked up by hash: above 0 for content, below 0 against it.
struct Lexicon: Sendable {
  private var weights: WordTable<Float>

  /// - Parameter entries: words by their folded hash. If two share a hash, the first wins.
  init(_ entries: [(hash: UInt32, weight: Float)]) {
    weights = WordTable(capacity: entries.count, nothing: 0)
    for (hash, weight) in entries where !weights.contains(hash) { weights[hash] = weight }
  }

  /// Returns the weight of the word with that hash, or 0 for an unknown word.
  @inline(__always)
  func weight(_ hash: UInt32) -> Float { weights[hash] }
}

/// The sum, the lowest and the highest of some weights.
struct LexicalWeights {
  var sum: Float = 0
  var lowest: Float = 0
  var highest: Float = 0

  @inline(__always)
  mutating func add(_ weight: Float) {
    sum += weight
    lowest = min(lowest, weight)
    highest = max(highest, weight)
  }
}

/// Cuts the values of `class`, `id`, `itemprop` and `role` into words.
///
/// For example, `postMeta--small` becomes `post`, `meta`, `small`.
enum MarkupWords {
  /// Calls `body` with the hash of each word of two letters or more.
  @inline(__always)
  static func forEach(in value: Span<UInt8>, _ body: (UInt32) -> Void) {
    var start = 0
    var wasCapital = false
    for i in value.indices {
      let byte = value[i]
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let isLetter = isCapital || byte >= 0x61 && byte <= 0x7A
      if !isLetter || isCapital && !wasCapital {
        if i - start > 1 { body(WordHash(of: value, from: start, to: i).folded) }
        start = isLetter ? i : i + 1
      }
      wasCapital = isCapital
    }
    if value.count - start > 1 { body(WordHash(of: value, from: start, to: value.count).folded) }
  }

  /// Returns the words themselves, for the training records.
  static func words(in value: Span<UInt8>) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasCapital = false
    for i in value.indices {
      let byte = value[i]
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let isLetter = isCapital || byte >= 0x61 && byte <= 0x7A
      if !isLetter || isCapital && !wasCapital {
        if word.count > 1 { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll()
      }
      if isLetter { word.append(isCapital ? byte | 0x20 : byte) }
      wasCapital = isCapital
    }
    if word.count > 1 { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }
}
