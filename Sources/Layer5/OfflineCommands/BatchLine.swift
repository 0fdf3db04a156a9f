/// One line of a batch: the strings of a JSON object by key, as bytes. Other values are passed over.
///
/// Pages come as JSON strings of megabytes; a general decoder spends more on them than the extraction does.
struct BatchLine {
  private(set) var strings: [String: [UInt8]] = [:]

  struct Malformed: Error {}

  init(_ line: [UInt8]) throws {
    var reader = Reader(bytes: line)
    try reader.expect(0x7B)
    if reader.peek() == 0x7D { return }
    while true {
      let key = String(decoding: try reader.string(), as: UTF8.self)
      try reader.expect(0x3A)
      if reader.peek() == 0x22 {
        strings[key] = try reader.string()
      } else {
        try reader.skipValue()
      }
      guard reader.peek() == 0x2C else { break }
      try reader.expect(0x2C)
    }
    try reader.expect(0x7D)
    guard reader.peek() == nil else { throw Malformed() }
  }

  func text(_ key: String) -> String? { strings[key].map { String(decoding: $0, as: UTF8.self) } }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    /// The next byte that is no white space.
    mutating func peek() -> UInt8? {
      while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 || bytes[place] == 0x0D { place += 1 }
      return place < bytes.count ? bytes[place] : nil
    }

    mutating func expect(_ byte: UInt8) throws {
      guard peek() == byte else { throw Malformed() }
      place += 1
    }

    mutating func string() throws -> [UInt8] {
      try expect(0x22)
      var result: [UInt8] = []
      while true {
        let start = place
        while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x5C { place += 1 }
        guard place < bytes.count else { throw Malformed() }
        if result.isEmpty, bytes[place] == 0x5C { result.reserveCapacity(bytes.count - start) }
        result += bytes[start..<place]
        place += 1
        if bytes[place - 1] == 0x22 { return result }
        try escape(into: &result)
      }
    }

    private mutating func escape(into result: inout [UInt8]) throws {
      guard place < bytes.count else { throw Malformed() }
      let byte = bytes[place]
      place += 1
      switch byte {
      case 0x6E: result.append(0x0A)
      case 0x74: result.append(0x09)
      case 0x72: result.append(0x0D)
      case 0x62: result.append(0x08)
      case 0x66: result.append(0x0C)
      case 0x22, 0x2F, 0x5C: result.append(byte)
      case 0x75:
        var unit = try hexadecimal()
        if unit & 0xFC00 == 0xD800, place + 1 < bytes.count, bytes[place] == 0x5C, bytes[place + 1] == 0x75 {
          let start = place
          place += 2
          let low = try hexadecimal()
          if low & 0xFC00 == 0xDC00 {
            unit = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
          } else {
            place = start
          }
        }
        // A lone surrogate is no character.
        let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
        result += Array(String(Character(scalar)).utf8)
      default: throw Malformed()
      }
    }

    private mutating func hexadecimal() throws -> UInt32 {
      guard place + 4 <= bytes.count else { throw Malformed() }
      var value: UInt32 = 0
      for byte in bytes[place..<place + 4] {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Malformed() }
        value = value << 4 | UInt32(digit)
      }
      place += 4
      return value
    }

    /// Passes over a number, a literal, an array or an object.
    mutating func skipValue() throws {
      var depth = 0
      while let byte = peek() {
        switch byte {
        case 0x22: _ = try string()
        case 0x5B, 0x7B:
          depth += 1
          place += 1
        case 0x5D, 0x7D:
          if depth == 0 { return }
          depth -= 1
          place += 1
        case 0x2C:
          if depth == 0 { return }
          place += 1
        default: place += 1
        }
      }
    }
  }
}
