import Archive

/// Reads what stands in a book: the texts of a ZIP archive, by its directory.
enum TestBook {
  struct Unreadable: Error {}

  static func text(of bytes: [UInt8]) throws -> String {
    func number(_ at: Int, _ count: Int) throws -> Int {
      guard at >= 0, at + count <= bytes.count else { throw Unreadable() }
      return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard try number(end, 4) == 0x0605_4b50 else { throw Unreadable() }
    var place = try number(end + 16, 4)
    var text = ""
    for _ in 0..<(try number(end + 10, 2)) {
      let (method, size, offset) = (try number(place + 10, 2), try number(place + 20, 4), try number(place + 42, 4))
      let start = offset + 30 + (try number(offset + 26, 2)) + (try number(offset + 28, 2))
      guard start + size <= bytes.count else { throw Unreadable() }
      let packed = Array(bytes[start..<start + size])
      text += String(decoding: method == 0 ? packed : try inflate(packed, as: .raw, limit: 8 << 20), as: UTF8.self)
      place += 46 + (try number(place + 28, 2)) + (try number(place + 30, 2)) + (try number(place + 32, 2))
    }
    return text
  }
}
