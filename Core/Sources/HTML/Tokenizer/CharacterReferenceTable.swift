/// Finds named character references by a hash of their names.
///
/// The table is made at the first lookup, which takes tens of microseconds, and not at launch.
final class CharacterReferenceTable: @unchecked Sendable {
  static let shared = CharacterReferenceTable()

  /// The length of the longest name, `CounterClockwiseContourIntegral;`.
  static var longestName: Int { 32 }
  /// The length of the longest name that may lack its `;`.
  static var longestLegacyName: Int { 6 }

  private static var slotCount: Int { 4096 }
  private let text = namedCharacterReferences.utf8Start
  /// Where a name's line begins, plus one; 0 for a free slot.
  private let slots: UnsafeMutablePointer<UInt16>

  private init() {
    slots = .allocate(capacity: Self.slotCount)
    slots.initialize(repeating: 0, count: Self.slotCount)
    let count = namedCharacterReferences.utf8CodeUnitCount
    var line = 0
    while line < count {
      var nameEnd = line
      while text[nameEnd] != 0x20 { nameEnd += 1 }
      var slot = Self.home(text + line, nameEnd - line)
      while slots[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
      slots[slot] = UInt16(line + 1)
      line = find(0x0A, in: text, from: nameEnd, to: count) + 1
    }
  }

  /// The code points of a name, its `;` included if it has one; the second is 0 if there is one only.
  func codePoints(ofName name: UnsafePointer<UInt8>, count: Int) -> (first: UInt32, second: UInt32)? {
    var slot = Self.home(name, count)
    while slots[slot] != 0 {
      let line = text + Int(slots[slot]) - 1
      if NameKey.equal(line, name, length: count), line[count] == 0x20 { return codePoints(line + count + 1) }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return nil
  }

  private func codePoints(_ digits: UnsafePointer<UInt8>) -> (first: UInt32, second: UInt32) {
    var values: (UInt32, UInt32) = (0, 0)
    var digits = digits
    let end = text + namedCharacterReferences.utf8CodeUnitCount
    while digits < end, digits.pointee != 0x0A {
      if digits.pointee == 0x20 {
        values = (0, values.0)
      } else {
        let byte = digits.pointee
        values.0 = values.0 << 4 | UInt32(isDigit(byte) ? byte - 0x30 : byte - 0x37)
      }
      digits += 1
    }
    return values.1 == 0 ? values : (values.1, values.0)
  }

  private static func home(_ name: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var hash: UInt32 = 0
    for i in 0..<count { hash = (hash ^ UInt32(name[i])) &* 0x0100_0193 &+ 0x9E37 }
    return Int(hash >> 13) & (slotCount - 1)
  }

  /// The character of a numeric reference (13.2.5.80).
  ///
  /// Some numbers mean characters of windows-1252. Numbers that aren't characters mean U+FFFD.
  static func scalar(ofNumber number: UInt32) -> UInt32 {
    switch number {
    case 0, 0xD800...0xDFFF, 0x11_0000...: return 0xFFFD
    case 0x80...0x9F: return windows1252[Int(number) - 0x80]
    default: return number
    }
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178,
  ]
}
