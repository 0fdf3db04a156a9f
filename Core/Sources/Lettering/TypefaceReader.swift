/// Reads the table that `Tools/lettering/make_typeface.py` writes; its form is described there.
struct TypefaceReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ base64: String) { bytes = Self.decode(base64) }

  mutating func contours() -> [[OutlinePoint]] {
    list { reader in
      var (x, y) = (0.0, 0.0)
      return reader.list { reader in
        let first = reader.number()
        x += Double(Self.signed(first >> 1))
        y += Double(Self.signed(reader.number()))
        return OutlinePoint(x: x, y: y, isOnCurve: first & 1 == 1)
      }
    }
  }

  mutating func glyphs() -> [Character: Glyph] {
    var code = 0
    var glyphs: [Character: Glyph] = [:]
    for _ in 0..<number() {
      code += number()
      let glyph = Glyph(advance: Double(number()), left: number(), right: number(), parts: parts())
      guard let scalar = Unicode.Scalar(UInt32(code)) else { continue }
      // Equality of characters is canonical: a letter with a combining accent finds the letter that has it.
      glyphs[Character(scalar)] = glyph
    }
    return glyphs
  }

  private mutating func parts() -> [Glyph.Part] {
    list { reader in
      let contour = reader.number()
      return Glyph.Part(
        contour: contour, x: Double(Self.signed(reader.number())), y: Double(Self.signed(reader.number())))
    }
  }

  mutating func kerning() -> Kerning {
    let rows = number()
    let columns = number()
    var cells = [Double](repeating: 0, count: rows * columns)
    var cell = number()
    while cell < cells.count {
      cells[cell] = Double(Self.signed(number()) * 8)
      cell += 1 + number()
    }
    return Kerning(columns: columns, cells: cells)
  }

  private mutating func list<Element>(_ element: (inout TypefaceReader) -> Element) -> [Element] {
    let count = number()
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(element(&self)) }
    return elements
  }

  /// The next number, seven bits a byte; 0 at the end.
  private mutating func number() -> Int {
    var value = 0
    var shift = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      value |= Int(byte & 0x7f) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }

  private static func signed(_ number: Int) -> Int { number & 1 == 0 ? number / 2 : -(number + 1) / 2 }

  /// Decodes Base64 (RFC 4648) that is known to be well formed.
  private static func decode(_ base64: String) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var values = [UInt32](repeating: 0, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt32(value) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(base64.utf8.count * 3 / 4)
    var (bits, count): (UInt32, Int) = (0, 0)
    for letter in base64.utf8 where letter != UInt8(ascii: "=") {
      bits = bits << 6 | values[Int(letter)]
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
