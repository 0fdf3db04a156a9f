/// Reads a ZIP archive of stored entries by its directory, so that a test can look into a book.
struct ZIPReader {
  struct Entry {
    var name: String
    var method: Int
    var crc32: UInt32
    var bytes: [UInt8]
    /// Where the entry's local header begins.
    var offset: Int
  }

  private(set) var entries: [Entry] = []

  init?(_ bytes: [UInt8]) {
    func number(_ at: Int, _ count: Int) -> Int? {
      guard at >= 0, at + count <= bytes.count else { return nil }
      return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard number(end, 4) == 0x0605_4b50, let count = number(end + 10, 2), var place = number(end + 16, 4) else {
      return nil
    }
    for _ in 0..<count {
      guard number(place, 4) == 0x0201_4b50, let method = number(place + 10, 2), let crc = number(place + 16, 4),
        let size = number(place + 20, 4), let nameLength = number(place + 28, 2), let offset = number(place + 42, 4),
        number(offset, 4) == 0x0403_4b50, let localName = number(offset + 26, 2), let extra = number(offset + 28, 2)
      else { return nil }
      let start = offset + 30 + localName + extra
      guard start + size <= bytes.count, place + 46 + nameLength <= bytes.count else { return nil }
      entries.append(
        Entry(
          name: String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self), method: method,
          crc32: UInt32(crc), bytes: Array(bytes[start..<(start + size)]), offset: offset))
      place += 46 + nameLength
    }
  }

  func text(_ name: String) -> String? {
    entries.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
