/// A decoding table for a canonical Huffman code (RFC 1951, 3.2.2): codes of up to `primaryBits` bits are found in one
/// step, longer ones through a small second table.
///
/// An entry holds from its low bits: how many bits to take in all, extra bits included (8); the length of the code alone
/// (4); what kind it is (4); the literal, the base value or the second table's place (16).
struct HuffmanTable {
  static let literal: UInt32 = 1 << 12
  /// The end of the block, a second table, or no code at all.
  static let exceptional: UInt32 = 1 << 13
  static let endOfBlock: UInt32 = 1 << 14
  static let subtable: UInt32 = 1 << 15

  let entries: UnsafeMutablePointer<UInt32>
  let primaryBits: Int
  let mask: UInt64
  private let capacity: Int

  init(primaryBits: Int, symbols: Int) {
    self.primaryBits = primaryBits
    mask = (1 << UInt64(primaryBits)) - 1
    capacity = 1 << primaryBits + symbols << (15 - primaryBits)
    entries = .allocate(capacity: capacity)
    entries.initialize(repeating: Self.exceptional, count: capacity)
  }

  func free() {
    entries.deallocate()
  }

  @inline(__always)
  func subtableIndex(_ entry: UInt32, _ bits: UInt64) -> Int {
    let width = UInt64(entry & 0xFF)
    return Int(entry &>> 16) &+ Int(bits &>> UInt64(primaryBits) & ((1 &<< width) &- 1))
  }

  /// Builds the table of the given code lengths; false if no prefix code has them.
  ///
  /// - Parameter entry: the entry of a symbol, with its extra bits in the low byte and without its code length.
  func build(_ lengths: [UInt8], entry: (Int) -> UInt32) -> Bool {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    var nextCodes = [Int](repeating: 0, count: 17)
    var space = 0
    for length in 1...15 {
      nextCodes[length + 1] = (nextCodes[length] + counts[length]) << 1
      space += counts[length] << (15 - length)
    }
    guard space <= 1 << 15 else { return false }
    entries.update(repeating: Self.exceptional, count: 1 << primaryBits)
    let longest = counts.lastIndex { $0 > 0 } ?? 0
    let subtableBits = max(longest - primaryBits, 0)
    var used = 1 << primaryBits
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      let code = Self.reversed(nextCodes[length], length)
      nextCodes[length] += 1
      let entry = entry(symbol) + UInt32(length) | UInt32(length) << 8
      if length <= primaryBits {
        for i in stride(from: code, to: 1 << primaryBits, by: 1 << length) { entries[i] = entry }
        continue
      }
      let low = code & Int(mask)
      if entries[low] & Self.subtable == 0 {
        guard used + 1 << subtableBits <= capacity else { return false }
        (entries + used).update(repeating: Self.exceptional, count: 1 << subtableBits)
        entries[low] = Self.exceptional | Self.subtable | UInt32(subtableBits) | UInt32(used) << 16
        used += 1 << subtableBits
      }
      let base = Int(entries[low] >> 16)
      for i in stride(from: code >> primaryBits, to: 1 << subtableBits, by: 1 << (length - primaryBits)) {
        entries[base + i] = entry
      }
    }
    return true
  }

  private static func reversed(_ code: Int, _ length: Int) -> Int {
    Int((UInt16(truncatingIfNeeded: code) << (16 - length)).bitReversed)
  }
}

extension UInt16 {
  fileprivate var bitReversed: UInt16 {
    var value = (self & 0x5555) << 1 | (self >> 1 & 0x5555)
    value = (value & 0x3333) << 2 | (value >> 2 & 0x3333)
    value = (value & 0x0F0F) << 4 | (value >> 4 & 0x0F0F)
    return value.byteSwapped
  }
}

/// The symbols of deflate as table entries (RFC 1951, 3.2.5).
enum DeflateSymbols {
  static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  static func code(_ symbol: Int) -> UInt32 {
    switch symbol {
    case ..<256: return HuffmanTable.literal | UInt32(symbol) << 16
    case 256: return HuffmanTable.exceptional | HuffmanTable.endOfBlock
    case 257...264: return UInt32(symbol - 254) << 16
    case 265...284:
      let extra = (symbol - 261) / 4
      return UInt32((4 + (symbol - 265) % 4) << extra + 3) << 16 | UInt32(extra)
    case 285: return 258 << 16
    default: return HuffmanTable.exceptional
    }
  }

  static func distance(_ symbol: Int) -> UInt32 {
    switch symbol {
    case ..<4: return UInt32(symbol + 1) << 16
    case 4...29:
      let extra = symbol / 2 - 1
      return UInt32((2 + symbol % 2) << extra + 1) << 16 | UInt32(extra)
    default: return HuffmanTable.exceptional
    }
  }
}
