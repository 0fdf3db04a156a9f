/// Some words to look for in any case, all in one pass that skips most bytes.
///
/// A window as long as the shortest word moves along the text; the last two bytes in it say how far the next place is where
/// a word may begin (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994).
struct ByteWords: Sendable {
  private let words: [StaticString]
  /// The length of the shortest word.
  private let window: Int
  /// How far the window may move, by the last two bytes in it. 0: a word may begin with the window.
  private let steps: [UInt8]

  /// - Parameter words: lower-case ASCII, each of 2 to 255 bytes.
  init(_ words: StaticString...) {
    self.words = words
    let window = words.map(\.utf8CodeUnitCount).min() ?? 2
    precondition(window >= 2, "A word to look for has two bytes or more.")
    self.window = window
    var steps = [UInt8](repeating: UInt8(clamping: window - 1), count: 1024)
    for word in words {
      for end in 1..<window {
        let pair = Self.pair(word.utf8Start[end - 1], word.utf8Start[end])
        steps[pair] = min(steps[pair], UInt8(clamping: window - 1 - end))
      }
    }
    self.steps = steps
  }

  /// The place of two bytes in ``steps``; a letter has the same in both cases.
  @inline(__always)
  private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }

  /// Whether at least one of the words occurs.
  func occur(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= window else { return false }
    return steps.withUnsafeBufferPointer { steps in
      var last = window - 1
      while last < text.count {
        let step = Int(steps[Self.pair(text[last - 1], text[last])])
        if step == 0, words.contains(where: { text.begins(with: $0, at: last + 1 - window) }) { return true }
        last += max(step, 1)
      }
      return false
    }
  }
}

extension Span<UInt8> {
  /// Whether at least one of some words occurs in any case.
  func containsAny(_ words: ByteWords) -> Bool {
    withUnsafeBufferPointer { words.occur(in: $0) }
  }
}
