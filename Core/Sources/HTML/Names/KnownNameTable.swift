/// The names with constants, hashed once for the process.
final class KnownNameTable: @unchecked Sendable {
  static let shared = KnownNameTable()

  private static var slotCount: Int { 2048 }
  private let keys: UnsafeMutablePointer<UInt64>
  private let numbers: UnsafeMutablePointer<UInt16>
  private let starts: UnsafeMutablePointer<UInt16>
  private let pool: UnsafePointer<UInt8>

  private init() {
    keys = .allocate(capacity: Self.slotCount)
    keys.initialize(repeating: 0, count: Self.slotCount)
    numbers = .allocate(capacity: Self.slotCount)
    numbers.initialize(repeating: 0, count: Self.slotCount)
    starts = .allocate(capacity: knownNameCount + 1)
    pool = knownNames.utf8Start
    var start = 0
    for number in 0..<knownNameCount {
      var end = start
      while end < knownNames.utf8CodeUnitCount, pool[end] != 0x0A { end += 1 }
      starts[number] = UInt16(start)
      let key = NameKey.make(pool + start, length: end - start)
      var slot = Self.home(key)
      while keys[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
      keys[slot] = key
      numbers[slot] = UInt16(number)
      start = end + 1
    }
    starts[knownNameCount] = UInt16(start)
  }

  func bytes(of number: UInt32) -> UnsafeBufferPointer<UInt8> {
    let start = Int(starts[Int(number)])
    return UnsafeBufferPointer(start: pool + start, count: Int(starts[Int(number) + 1]) - start - 1)
  }

  @inline(__always)
  func number(of name: UnsafePointer<UInt8>, length: Int, key: UInt64) -> UInt32? {
    var slot = Self.home(key)
    while keys[slot] != 0 {
      if keys[slot] == key {
        let number = UInt32(numbers[slot])
        if isName(number, name, length: length) { return number }
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return nil
  }

  /// Returns the number of a name of at most eight bytes. The bytes are the key.
  @inline(__always)
  func number(ofShort key: UInt64) -> UInt32? {
    var slot = Self.home(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return UInt32(numbers[slot]) }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return nil
  }

  /// Compares the whole name after its key was found: the key of a long name is only a hash and may belong to another.
  @inline(__always)
  private func isName(_ number: UInt32, _ name: UnsafePointer<UInt8>, length: Int) -> Bool {
    let start = Int(starts[Int(number)])
    guard Int(starts[Int(number) + 1]) - start - 1 == length else { return false }
    return length <= 8 || NameKey.equal(pool + start, name, length: length)
  }

  @inline(__always)
  private static func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 53)
  }
}
