// Searches by bytes. Why: the standard library's `contains`, `firstRange` and `split` on strings compare by canonical
// equivalence and cost a hundred times as much. This was measurable on pages with thousands of links. The methods with the
// same names below take their place in this module.

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

  /// Whether at least one of some words occurs in any case; the words are lower-case ASCII.
  ///
  /// One pass for all words: most bytes begin none of them.
  func containsAny(_ words: [StaticString]) -> Bool {
    // The first bytes of the words, a bit each.
    var low: UInt64 = 0
    var high: UInt64 = 0
    for word in words where word.utf8CodeUnitCount > 0 {
      let first = word.utf8Start[0]
      if first < 64 { low |= 1 << UInt64(first) } else { high |= 1 << UInt64(first & 63) }
    }
    for i in indices {
      let byte = self[i].asciiLowercased
      guard byte < 0x80, (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0 else { continue }
      for word in words where begins(with: word, at: i) { return true }
    }
    return false
  }

  /// Whether a word stands at a place, in any case; the word is lower-case ASCII.
  func begins(with word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard length > 0, count - place >= length else { return false }
    for k in 0..<length where self[place + k].asciiLowercased != word.utf8Start[k] { return false }
    return true
  }

  /// The place of the first occurrence of some bytes.
  func firstPlace(of other: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = other.first else { return 0 }
    var i = 0
    outer: while i + other.count <= count {
      guard self[i] == first else {
        i += 1
        continue
      }
      for k in 1..<other.count where self[i + k] != other[k] {
        i += 1
        continue outer
      }
      return i
    }
    return nil
  }
}

extension Span<UInt8> {
  /// Whether at least one of some words occurs in any case; the words are lower-case ASCII.
  func containsAny(_ words: [StaticString]) -> Bool {
    withUnsafeBufferPointer { $0.containsAny(words) }
  }

  /// Whether some bytes occur.
  func contains(bytes other: Span<UInt8>) -> Bool {
    withUnsafeBufferPointer { text in other.withUnsafeBufferPointer { text.firstPlace(of: $0) != nil } }
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
    return copy.withUTF8 { $0.containsAny(words) }
  }

  /// Whether the bytes of another text occur.
  func contains(_ other: String) -> Bool { Substring(self).contains(other) }

  /// The place where the bytes of another text occur first.
  func firstRange(of other: String) -> Range<Index>? { Substring(self).firstRange(of: other) }

  /// The places where the bytes of another text occur, each after the end of the one before.
  func ranges(of other: String) -> [Range<Index>] {
    var ranges: [Range<Index>] = []
    var rest = Substring(self)
    while !other.isEmpty, let range = rest.firstRange(of: other) {
      ranges.append(range)
      rest = rest[range.upperBound...]
    }
    return ranges
  }

  /// The parts between the occurrences of a separator's bytes.
  func split(separator: String, omittingEmptySubsequences isOmitting: Bool = true) -> [Substring] {
    Substring(self).split(separator: separator, omittingEmptySubsequences: isOmitting)
  }
}

extension Substring {
  /// Whether the bytes of another text occur.
  func contains(_ other: String) -> Bool { firstPlace(of: other) != nil }

  /// The place where the bytes of another text occur first.
  func firstRange(of other: String) -> Range<Index>? {
    guard let place = firstPlace(of: other) else { return nil }
    let start = utf8.index(startIndex, offsetBy: place)
    return start..<utf8.index(start, offsetBy: other.utf8.count)
  }

  /// The parts between the occurrences of a separator's bytes.
  func split(separator: String, omittingEmptySubsequences isOmitting: Bool = true) -> [Substring] {
    var parts: [Substring] = []
    var rest = self
    while !separator.isEmpty, let range = rest.firstRange(of: separator) {
      if !isOmitting || range.lowerBound > rest.startIndex { parts.append(rest[..<range.lowerBound]) }
      rest = rest[range.upperBound...]
    }
    if !isOmitting || !rest.isEmpty { parts.append(rest) }
    return parts
  }

  private func firstPlace(of other: String) -> Int? {
    var (text, wanted) = (self, other)
    return text.withUTF8 { text in wanted.withUTF8 { text.firstPlace(of: $0) } }
  }
}
