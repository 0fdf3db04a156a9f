// Searches by bytes. Why: the standard library's `contains` on strings compares by canonical equivalence and costs a
// hundred times as much. This was measurable on pages with thousands of links.

extension UnsafeBufferPointer<UInt8> {
  /// Whether a word occurs in any case; the word is lower-case ASCII.
  func contains(word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard length > 0, count >= length else { return false }
    let start = word.utf8Start
    let first = start[0]
    var i = 0
    let last = count - length
    outer: while i <= last {
      if length == 1 { if self[i].asciiLowercased == first { return true } }
      if length == 1 || self[i].asciiLowercased != first {
        i += 1
        continue
      }
      for k in 1..<length where self[i + k].asciiLowercased != start[k] {
        i += 1
        continue outer
      }
      return true
    }
    return false
  }
}

extension Span<UInt8> {
  /// Whether at least one of some words occurs in any case; the words are lower-case ASCII.
  func containsAny(_ words: [StaticString]) -> Bool {
    withUnsafeBufferPointer { bytes in words.contains { bytes.contains(word: $0) } }
  }
}

extension String {
  /// Whether a word occurs in any case; the word is lower-case ASCII.
  func contains(word: StaticString) -> Bool {
    var copy = self
    return copy.withUTF8 { $0.contains(word: word) }
  }

  func containsAny(_ words: [StaticString]) -> Bool {
    var copy = self
    return copy.withUTF8 { bytes in words.contains { bytes.contains(word: $0) } }
  }
}
