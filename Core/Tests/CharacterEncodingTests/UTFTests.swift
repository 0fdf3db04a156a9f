import CharacterEncoding
import Testing

@Suite struct UTFTests {
  /// The rows of the Unicode standard's table 3-8 and others that browsers agree on.
  @Test(
    "Maximal subparts of UTF-8 are replaced",
    arguments: [
      (
        [0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41],
        "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A"
      ),
      ([0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41], String(repeating: "\u{FFFD}", count: 8) + "A"),
      (
        [0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42],
        "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A\u{FFFD}\u{FFFD}B"
      ),
      ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A"),
      ([0xF0, 0x9F, 0x98], "\u{FFFD}"),
      ([0x61, 0xC3], "a\u{FFFD}"),
      ([0xEF, 0xBB, 0xBF, 0x61], "a"),
      ([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x61], "\u{FEFF}a"),
      ([0xEF, 0xBB, 0x61], "\u{FFFD}a"),
    ] as [([UInt8], String)])
  func maximalSubparts(bytes: [UInt8], expected: String) {
    #expect(Array(Encoding.utf8.decode(bytes).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("Valid UTF-8 is unchanged at every offset")
  func validUTF8() {
    let text = "Zażółć 中文 😀 plain ascii tail"
    for shift in 0..<16 {
      let bytes = Array((String(repeating: "x", count: shift) + text).utf8)
      #expect(Encoding.utf8.decodeToUTF8(bytes) == bytes)
    }
  }

  @Test("Surrogates of UTF-16 are paired")
  func surrogates() {
    #expect(Encoding.utf16LE.decode([0x61, 0x00, 0x3D, 0xD8, 0x00, 0xDE]) == "a😀")
    #expect(Encoding.utf16BE.decode([0xFE, 0xFF, 0x00, 0x61, 0xD8, 0x3D, 0xDE, 0x00]) == "a😀")
    #expect(
      Encoding.utf16BE.decode([0xD8, 0x3D, 0x00, 0x61, 0xDE, 0x00, 0xD8, 0x3D, 0x41]) == "\u{FFFD}a\u{FFFD}\u{FFFD}")
    #expect(Encoding.utf16LE.decode([0x61]) == "\u{FFFD}")
  }

  @Test("Windows-1252 has the curly quotes that Latin-1 lacks")
  func windows1252() {
    #expect(Encoding(label: "iso-8859-1")?.decode([0x93, 0x68, 0xE9, 0x94, 0x80, 0x81]) == "“hé”€\u{81}")
  }

  @Test("Arbitrary bytes decode to well-formed UTF-8 in every encoding")
  func arbitraryBytesDecode() {
    var random = SplitMix(state: 10)
    for round in 0..<400 {
      let bytes = (0..<(round % 97)).map { _ in random.byte() }
      for encoding in Encoding.allCases {
        let output = encoding.decodeToUTF8(bytes)
        #expect(String(validating: output, as: UTF8.self) != nil, "\(encoding) \(bytes)")
      }
    }
  }
}

/// A seeded generator, so that a failure can be seen again.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A byte; often one that means something to a decoder.
  mutating func byte() -> UInt8 {
    let interesting: [UInt8] = [
      0x1B, 0x24, 0x28, 0x40, 0x42, 0x4A, 0x30, 0x39, 0x80, 0x81, 0x8E, 0x8F, 0xA0, 0xFE, 0xFF,
    ]
    let value = next()
    return value % 3 == 0
      ? interesting[Int(truncatingIfNeeded: (value >> 8) & 0xFFFF) % interesting.count]
      : UInt8(truncatingIfNeeded: value >> 16)
  }
}
