/// Maps names to numbers. Element and attribute names share one table: a number says nothing about its use.
///
/// Known names are in a table that is made once per process. Names that a document adds go into a table of its own. Its
/// hash has a random multiplier: nobody can write a page whose names collide.
struct NameTable: ~Copyable {
  private let known = KnownNameTable.shared
  private var slots = GrowableBuffer<Slot>(capacity: 0)
  private var added = GrowableBuffer<AddedName>(capacity: 0)
  private var pool = GrowableBuffer<UInt8>(capacity: 0)
  private static let multiplier = UInt64.random(in: .min ... .max) | 1

  /// Numbers must fit beside kind and namespace in a node's header.
  static var limit: Int { 1 << 24 }

  var count: Int { knownNameCount + added.count }

  /// Returns the number of a name, given its key (``NameKey``). A new name gets the next number.
  @inline(__always)
  mutating func number(of name: UnsafePointer<UInt8>, length: Int, key: UInt64) -> UInt32 {
    if let number = known.number(of: name, length: length, key: key) { return number }
    return addedNumber(of: name, length: length, key: key)
  }

  /// Returns the number of a name of at most eight bytes. The bytes are the key.
  @inline(__always)
  mutating func number(ofShort key: UInt64, length: Int) -> UInt32 {
    if let number = known.number(ofShort: key) { return number }
    return addedNumber(ofShort: key, length: length)
  }

  @inline(never)
  private mutating func addedNumber(ofShort key: UInt64, length: Int) -> UInt32 {
    var storage = key.littleEndian
    return withUnsafeBytes(of: &storage) { bytes in
      guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return 0 }
      return addedNumber(of: base, length: length, key: key)
    }
  }

  /// Returns the number of a name, or nil if the document doesn't have it.
  func existingNumber(of name: UnsafePointer<UInt8>, length: Int) -> UInt32? {
    let key = NameKey.make(name, length: length)
    if let number = known.number(of: name, length: length, key: key) { return number }
    guard slots.count > 0 else { return nil }
    let slot = slots[findSlot(name, length: length, key: key)]
    return slot.number == 0 ? nil : slot.number
  }

  func withBytes<R>(of number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    if number < UInt32(knownNameCount) {
      return body(known.bytes(of: number))
    }
    let index = Int(number) - knownNameCount
    guard index < added.count else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let name = added[index]
    return body(UnsafeBufferPointer(start: pool.base + Int(name.offset), count: Int(name.length)))
  }

  func string(_ number: UInt32) -> String {
    withBytes(of: number) { String(decoding: $0, as: UTF8.self) }
  }

  struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    /// Never 0 in a used slot: 0 is the number of a known name.
    var number: UInt32 = 0
  }

  struct AddedName: BitwiseCopyable {
    var offset: UInt32
    var length: UInt32
  }

  @inline(never)
  private mutating func addedNumber(of name: UnsafePointer<UInt8>, length: Int, key: UInt64) -> UInt32 {
    if (added.count + 1) * 2 > slots.count { rehash() }
    let index = findSlot(name, length: length, key: key)
    if slots[index].number != 0 { return slots[index].number }
    let number = UInt32(count)
    added.append(AddedName(offset: UInt32(truncatingIfNeeded: pool.count), length: UInt32(truncatingIfNeeded: length)))
    pool.append(from: name, count: length)
    slots[index] = Slot(key: key, number: number)
    return number
  }

  private func findSlot(_ name: UnsafePointer<UInt8>, length: Int, key: UInt64) -> Int {
    let mask = slots.count - 1
    var index = Self.home(key, mask)
    while slots[index].number != 0 {
      if slots[index].key == key {
        let other = added[Int(slots[index].number) - knownNameCount]
        if Int(other.length) == length, NameKey.equal(pool.base + Int(other.offset), name, length: length) { break }
      }
      index = (index + 1) & mask
    }
    return index
  }

  private mutating func rehash() {
    var larger = GrowableBuffer<Slot>(capacity: max(64, slots.count * 2))
    larger.append(repeating: Slot(), count: max(64, slots.count * 2))
    let mask = larger.count - 1
    for i in 0..<slots.count where slots[i].number != 0 {
      var index = Self.home(slots[i].key, mask)
      while larger[index].number != 0 { index = (index + 1) & mask }
      larger[index] = slots[i]
    }
    slots = larger
  }

  private static func home(_ key: UInt64, _ mask: Int) -> Int {
    let mixed = (key ^ key >> 32) &* multiplier
    return Int(truncatingIfNeeded: mixed >> 32) & mask
  }
}
