/// Splits a `srcset` into addresses and their descriptors.
struct SrcsetScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> (url: String, descriptors: [String])? {
    while position < bytes.count, bytes[position].isHTMLSpace || bytes[position] == 0x2C { position += 1 }
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, !bytes[position].isHTMLSpace { position += 1 }
    var end = position
    if bytes[end - 1] == 0x2C {
      while end > start, bytes[end - 1] == 0x2C { end -= 1 }
      return (String(decoding: bytes[start..<end], as: UTF8.self), [])
    }
    return (String(decoding: bytes[start..<end], as: UTF8.self), descriptors())
  }

  private mutating func descriptors() -> [String] {
    var descriptors: [String] = []
    var current: [UInt8] = []
    var isInParentheses = false
    func finish() {
      if !current.isEmpty { descriptors.append(String(decoding: current, as: UTF8.self)) }
      current = []
    }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if isInParentheses {
        current.append(byte)
        if byte == UInt8(ascii: ")") { isInParentheses = false }
      } else if byte.isHTMLSpace {
        finish()
      } else if byte == 0x2C {
        finish()
        return descriptors
      } else {
        current.append(byte)
        if byte == UInt8(ascii: "(") { isInParentheses = true }
      }
    }
    finish()
    return descriptors
  }
}
