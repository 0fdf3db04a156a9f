/// Reads the words and numbers of a line of the model's table, byte by byte.
///
/// Why: each program that extracts reads the table when it starts. With the standard library's splits and numbers that
/// took as long as six pages.
struct TableLine {
  private let text: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// Valid as long as the table's memory.
  init(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    self.text = UnsafeBufferPointer(rebasing: text)
  }

  /// The next byte that isn't a space, or nil at the line's end.
  var next: UInt8? {
    mutating get {
      while place < text.count, text[place] == 0x20 { place += 1 }
      return place < text.count ? text[place] : nil
    }
  }

  /// Steps over the next byte that isn't a space.
  mutating func skip() {
    if next != nil { place += 1 }
  }

  /// Reads the bytes before a sign, and steps over it; nil if a space or the line's end comes first.
  mutating func word(before sign: UInt8) -> UnsafeBufferPointer<UInt8>? {
    let start = place
    while place < text.count, text[place] != 0x20 {
      place += 1
      if text[place - 1] == sign { return UnsafeBufferPointer(rebasing: text[start..<place - 1]) }
    }
    return nil
  }

  /// Reads a number from here to the next space; nil if it isn't one.
  mutating func number() -> Float? {
    let start = place
    let isNegative = place < text.count && text[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var digits: Float = 0
    var scale: Float = 1
    var length = 0
    var hasPoint = false
    while place < text.count, length < 8 {
      let byte = text[place]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if byte &- 0x30 < 10 {
        digits = digits * 10 + Float(byte &- 0x30)
        if hasPoint { scale *= 10 }
        length += 1
      } else {
        break
      }
      place += 1
    }
    // Up to seven digits and their scale are exact, so the quotient is the float that is nearest to the number.
    if length > 0, length < 8, place == text.count || text[place] == 0x20 {
      return isNegative ? -(digits / scale) : digits / scale
    }
    while place < text.count, text[place] != 0x20 { place += 1 }
    return Float(String(decoding: text[start..<place], as: UTF8.self))
  }
}
