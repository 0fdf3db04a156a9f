/// Inflates (RFC 1951) a whole stream whose size is known beforehand, about twice as fast as zlib: with all input and all
/// room at hand it needs no state between calls, reads its bits eight bytes at a time and copies in words.
///
/// Only a fast path. It gives nil for whatever is not as expected, damage included, and zlib has the last word then.
struct Inflate {
  /// What must lie behind the input, as zeros, and may be written behind the output.
  static let inputPadding = 32
  static let outputPadding = 320

  private var reader: BitReader
  private let inputEnd: Int
  private let output: UnsafeMutablePointer<UInt8>
  private let outputEnd: Int
  private var written = 0
  private var codes = HuffmanTable(primaryBits: 11, symbols: 288)
  private var distances = HuffmanTable(primaryBits: 8, symbols: 32)

  private init(
    input: UnsafePointer<UInt8>, from start: Int, to end: Int, output: UnsafeMutablePointer<UInt8>, outputCount: Int
  ) {
    reader = BitReader(input: input, place: start)
    inputEnd = end
    self.output = output
    outputEnd = outputCount
  }

  /// Fills the output exactly; nil if the stream does not. The result is the place behind the stream.
  static func run(
    _ input: UnsafePointer<UInt8>, from start: Int, to end: Int, into output: UnsafeMutablePointer<UInt8>, count: Int
  ) -> Int? {
    var inflate = Inflate(input: input, from: start, to: end, output: output, outputCount: count)
    defer {
      inflate.codes.free()
      inflate.distances.free()
    }
    return inflate.inflateBlocks()
  }

  private mutating func inflateBlocks() -> Int? {
    var isLast = false
    while !isLast {
      reader.refill()
      isLast = reader.take(1) == 1
      let succeeded: Bool
      switch reader.take(2) {
      case 0: succeeded = copyStored()
      case 1: succeeded = makeFixedTables() && inflateBlock()
      case 2: succeeded = readTables() && inflateBlock()
      default: succeeded = false
      }
      guard succeeded else { return nil }
    }
    let end = reader.byteAligned()
    return written == outputEnd && end <= inputEnd ? end : nil
  }

  private mutating func copyStored() -> Bool {
    var place = reader.byteAligned()
    let input = reader.input
    guard place + 4 <= inputEnd else { return false }
    let count = Int(input[place]) | Int(input[place + 1]) << 8
    let check = Int(input[place + 2]) | Int(input[place + 3]) << 8
    guard count ^ check == 0xFFFF, place + 4 + count <= inputEnd, count <= outputEnd - written else { return false }
    (output + written).update(from: input + place + 4, count: count)
    written += count
    place += 4 + count
    reader = BitReader(input: input, place: place)
    return true
  }

  private mutating func makeFixedTables() -> Bool {
    var lengths = [UInt8](repeating: 8, count: 288)
    for i in 144..<256 { lengths[i] = 9 }
    for i in 256..<280 { lengths[i] = 7 }
    return codes.build(lengths, entry: DeflateSymbols.code)
      && distances.build([UInt8](repeating: 5, count: 32), entry: DeflateSymbols.distance)
  }

  /// Reads the code lengths of a block with tables of its own (3.2.7).
  private mutating func readTables() -> Bool {
    let codeCount = Int(reader.take(5)) + 257
    let distanceCount = Int(reader.take(5)) + 1
    let lengthCount = Int(reader.take(4)) + 4
    var lengths = [UInt8](repeating: 0, count: 19)
    for i in 0..<lengthCount {
      reader.refill()
      lengths[DeflateSymbols.lengthOrder[i]] = UInt8(reader.take(3))
    }
    guard codes.build(lengths, entry: { UInt32($0) << 16 }) else { return false }
    lengths = []
    lengths.reserveCapacity(320)
    while lengths.count < codeCount + distanceCount {
      guard reader.place <= inputEnd + 8 else { return false }
      reader.refill()
      let entry = codes.entries[Int(reader.bits & codes.mask)]
      guard entry & HuffmanTable.exceptional == 0 else { return false }
      _ = reader.take(UInt64(entry & 0xFF))
      switch entry >> 16 {
      case 16:
        guard let last = lengths.last else { return false }
        lengths += repeatElement(last, count: Int(reader.take(2)) + 3)
      case 17: lengths += repeatElement(0, count: Int(reader.take(3)) + 3)
      case 18: lengths += repeatElement(0, count: Int(reader.take(7)) + 11)
      case let length: lengths.append(UInt8(length))
      }
    }
    guard lengths.count == codeCount + distanceCount else { return false }
    return codes.build(Array(lengths[..<codeCount]), entry: DeflateSymbols.code)
      && distances.build(Array(lengths[codeCount...]), entry: DeflateSymbols.distance)
  }

  /// Inflates up to the end of the block. Works on copies of the reader and the output's place, which stay in registers.
  private mutating func inflateBlock() -> Bool {
    var reader = reader
    var written = written
    let output = output
    let codes = codes
    let distances = distances
    defer {
      self.reader = reader
      self.written = written
    }
    while true {
      // Both are checked once a turn: a turn reads and writes less than the paddings hold.
      guard reader.place <= inputEnd &+ 8, written <= outputEnd else { return false }
      reader.refill()
      var entry = codes.entries[Int(reader.bits & codes.mask)]
      var literals = 0
      while entry & HuffmanTable.literal != 0, literals < 3 {
        output[written] = reader.takeLiteral(entry)
        written &+= 1
        literals &+= 1
        entry = codes.entries[Int(reader.bits & codes.mask)]
      }
      // Three literals may have used 33 bits, and a length may need 20.
      if literals == 3 { continue }
      if entry & HuffmanTable.exceptional != 0 {
        if entry & HuffmanTable.subtable != 0 { entry = codes.entries[codes.subtableIndex(entry, reader.bits)] }
        if entry & HuffmanTable.literal != 0 {
          output[written] = reader.takeLiteral(entry)
          written &+= 1
          continue
        }
        if entry & HuffmanTable.exceptional != 0 {
          guard entry & HuffmanTable.endOfBlock != 0 else { return false }
          _ = reader.take(UInt64(entry & 0xFF))
          return true
        }
      }
      let length = reader.takeValue(entry)
      reader.refill()
      entry = distances.entries[Int(reader.bits & distances.mask)]
      if entry & HuffmanTable.subtable != 0 { entry = distances.entries[distances.subtableIndex(entry, reader.bits)] }
      guard entry & HuffmanTable.exceptional == 0 else { return false }
      let distance = reader.takeValue(entry)
      guard distance <= written else { return false }
      Self.copy(length, to: output + written, from: distance)
      written &+= length
    }
  }

  @inline(__always)
  private static func copy(_ length: Int, to target: UnsafeMutablePointer<UInt8>, from distance: Int) {
    let source = target - distance
    if distance >= 8 {
      var i = 0
      repeat {
        let word = UnsafeRawPointer(source + i).loadUnaligned(as: UInt64.self)
        UnsafeMutableRawPointer(target + i).storeBytes(of: word, as: UInt64.self)
        i &+= 8
      } while i < length
    } else {
      for i in 0..<length { target[i] = source[i] }
    }
  }
}

/// Takes bits from the lowest up.
private struct BitReader {
  let input: UnsafePointer<UInt8>
  private(set) var place: Int
  private(set) var bits: UInt64 = 0
  private var bitCount: UInt64 = 0

  init(input: UnsafePointer<UInt8>, place: Int) {
    self.input = input
    self.place = place
  }

  /// Makes at least 56 bits available. Past the input's end these are zeros, which the checks of each turn find out.
  @inline(__always)
  mutating func refill() {
    bits |= UInt64(littleEndian: UnsafeRawPointer(input + place).loadUnaligned(as: UInt64.self)) &<< bitCount
    place &+= Int(truncatingIfNeeded: (63 &- bitCount) &>> 3)
    bitCount |= 56
  }

  @inline(__always)
  mutating func take(_ count: UInt64) -> UInt64 {
    let value = bits & ((1 &<< count) &- 1)
    bits &>>= count
    bitCount &-= count
    return value
  }

  @inline(__always)
  mutating func takeLiteral(_ entry: UInt32) -> UInt8 {
    bits &>>= UInt64(entry & 0xFF)
    bitCount &-= UInt64(entry & 0xFF)
    return UInt8(truncatingIfNeeded: entry &>> 16)
  }

  /// A base and its extra bits.
  @inline(__always)
  mutating func takeValue(_ entry: UInt32) -> Int {
    let codeLength = UInt64(entry &>> 8 & 0xF)
    let all = take(UInt64(entry & 0xFF))
    return Int(truncatingIfNeeded: UInt64(entry &>> 16) &+ all &>> codeLength)
  }

  /// The place of the next whole byte: bytes that were loaded but not used go back.
  func byteAligned() -> Int {
    place - Int(bitCount / 8)
  }
}
