/// The words of a code: the text as bytes, padded, with error correction, in the order in which they are placed.
struct QRCodewords {
  let all: [UInt8]

  init(_ bytes: [UInt8], version: QRVersion) {
    var bits = BitWriter()
    bits.append(0b0100, count: 4)
    bits.append(bytes.count, count: version.lengthBits)
    for byte in bytes { bits.append(Int(byte), count: 8) }
    let capacity = 8 * version.dataWords
    bits.append(0, count: min(4, capacity - bits.count))
    bits.append(0, count: (8 - bits.count % 8) % 8)
    var words = bits.bytes
    while words.count < version.dataWords { words.append(words.count % 2 == bits.bytes.count % 2 ? 0xEC : 0x11) }

    var start = 0
    var blocks: [[UInt8]] = []
    for size in version.blocks {
      blocks.append(Array(words[start..<start + size]))
      start += size
    }
    let corrections = blocks.map { Self.correction(of: $0, count: version.correction) }
    all = Self.interleaved(blocks) + Self.interleaved(corrections)
  }

  /// The first word of each block, then the second of each, and so on.
  private static func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
    let longest = blocks.map(\.count).max() ?? 0
    return (0..<longest).flatMap { index in blocks.compactMap { index < $0.count ? $0[index] : nil } }
  }

  /// The Reed-Solomon code of a block: the remainder of its polynomial by the generator of that degree.
  static func correction(of block: [UInt8], count: Int) -> [UInt8] {
    var generator: [UInt8] = [1]
    var root: UInt8 = 1
    for _ in 0..<count {
      var product = [UInt8](repeating: 0, count: generator.count + 1)
      for (index, factor) in generator.enumerated() {
        product[index] ^= factor
        product[index + 1] ^= multiplied(factor, root)
      }
      generator = product
      root = multiplied(root, 2)
    }
    var remainder = block + [UInt8](repeating: 0, count: count)
    for index in block.indices {
      let lead = remainder[index]
      for (offset, factor) in generator.enumerated() { remainder[index + offset] ^= multiplied(factor, lead) }
    }
    return Array(remainder[block.count...])
  }

  /// A product in the field of 256 elements with the polynomial x⁸ + x⁴ + x³ + x² + 1.
  private static func multiplied(_ first: UInt8, _ second: UInt8) -> UInt8 {
    var (product, first, second) = (UInt8(0), first, second)
    while second > 0 {
      if second & 1 == 1 { product ^= first }
      first = first & 0x80 == 0 ? first << 1 : first << 1 ^ 0x1D
      second >>= 1
    }
    return product
  }
}

/// Bits from the highest to the lowest.
private struct BitWriter {
  var count = 0
  var bytes: [UInt8] = []

  mutating func append(_ value: Int, count bits: Int) {
    for bit in stride(from: bits - 1, through: 0, by: -1) {
      if count % 8 == 0 { bytes.append(0) }
      if value >> bit & 1 == 1 { bytes[count / 8] |= 0x80 >> UInt8(count % 8) }
      count += 1
    }
  }
}
