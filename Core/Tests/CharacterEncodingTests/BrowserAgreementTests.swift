import CharacterEncoding
import Testing

/// Every code of every encoding decodes as in a browser; the bytes are those of Tools/tables/encoding-digests.html.
@Suite struct BrowserAgreementTests {
  @Test(
    "Every code decodes as in a browser", arguments: Encoding.allCases.filter { $0 != .replacement })
  func everyCodeDecodes(encoding: Encoding) throws {
    let expected = try #require(BrowserDigests.table[encoding.name])
    #expect(digest(encoding.decodeToUTF8(input(for: encoding))) == expected)
  }

  private func digest(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }

  private func input(for encoding: Encoding) -> [UInt8] {
    let all: ClosedRange<UInt8> = 0...255
    var bytes: [UInt8] = []
    let avoided: UInt8? =
      switch encoding {
      case .big5: 0x88
      case .eucJP: 0x8F
      case .iso2022JP: 0x1B
      default: nil
      }
    for a in all {
      for b in all {
        if a == avoided, encoding != .big5 || [0x62, 0x64, 0xA3, 0xA5].contains(b) { continue }
        bytes += [a, b, 0x41, 0x0A]
      }
    }
    switch encoding {
    case .eucJP:
      for a in all { for b in all { bytes += [0x8F, a, b, 0x41, 0x0A] } }
      bytes += [0x8F, 0xB0, 0xA1]
    case .iso2022JP:
      for escape: [UInt8] in [[0x28, 0x42], [0x28, 0x4A], [0x28, 0x49], [0x24, 0x40], [0x24, 0x42], [0x28, 0x43]] {
        for a: UInt8 in 0..<128 where a != 0x1B {
          for b: UInt8 in 0..<128 { bytes += [0x1B] + escape + [a, b, 0x1B, 0x28, 0x42] }
        }
      }
      bytes += [0x1B, 0x24, 0x42]
    case .gb18030:
      for a: UInt8 in 0x81...0xFE {
        for b: UInt8 in 0x30...0x39 {
          for c: UInt8 in 0x81...0xFE { for d: UInt8 in 0x30...0x39 { bytes += [a, b, c, d] } }
        }
      }
    case .utf8:
      for a: UInt8 in 0xC0...0xFF {
        for b in all {
          for c: UInt8 in [0x7F, 0x80, 0xBF, 0xC0] { for d: UInt8 in [0x41, 0xBF] { bytes += [a, b, c, d, 0x0A] } }
        }
      }
    default: break
    }
    let special: [UInt8] = [
      0x1B, 0x24, 0x28, 0x40, 0x42, 0x4A, 0x30, 0x39, 0x80, 0x81, 0x8E, 0x8F, 0xA0, 0xD8, 0xDC, 0xFF,
    ]
    var state: UInt32 = 0x2545_F491
    for _ in 0..<200_000 {
      state ^= state << 13
      state ^= state >> 17
      state ^= state << 5
      let byte = state % 3 == 0 ? special[Int(state >> 8 & 15)] : UInt8(truncatingIfNeeded: state >> 16)
      bytes.append(byte == avoided ? 0x41 : byte)
    }
    return bytes
  }
}
