import Testing

@testable import Publishing

#if os(Linux) || os(macOS)
  import Foundation
#endif

@Suite("QR codes") struct QRCodeTests {
  @Test("Error correction is that of the standard's own example")
  func correction() {
    // ISO/IEC 18004, Annex I: the words of "01234567" in version 1-M.
    let data: [UInt8] = [
      0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
    ]
    #expect(
      QRCodewords.correction(of: data, count: 10) == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55])
  }

  @Test("Format and version are written as in the standard's examples")
  func information() {
    #expect(QRMatrix.format(mask: 5) == 0b100_0000_1100_1110)
    #expect(QRMatrix.information(version: 7) == 0b00_0111_1100_1001_0100)
  }

  @Test(
    "A text takes the smallest version that holds it", arguments: [(14, 21), (15, 25), (26, 25), (27, 29), (213, 57)])
  func versions(bytes: Int, size: Int) {
    #expect(QRCode(String(repeating: "a", count: bytes))?.size == size)
  }

  @Test("A text that is too long has no code")
  func long() { #expect(QRCode(String(repeating: "a", count: 214)) == nil) }

  @Test("On a terminal each line holds two rows, and the code has a light edge")
  func terminal() throws {
    let lines = try #require(QRCode("http://192.168.1.4:8010")).terminalText.split(separator: "\n")
    #expect(lines.count == 15)
    #expect(lines.allSatisfy { $0.count == 29 })
    #expect(lines[0].allSatisfy { $0 == "█" })
  }

  @Test("The SVG says in words where the code leads, and text can't leave the label")
  func label() throws {
    let svg = try #require(QRCode("x")).svg(label: "\"><script>")
    #expect(svg.contains("aria-label=\"&quot;"))
    #expect(!svg.contains("<script>"))
  }

  #if os(Linux) || os(macOS)
    private static let decoder = ["/usr/bin/zbarimg", "/usr/local/bin/zbarimg", "/opt/homebrew/bin/zbarimg"]
      .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(
      "A decoder of others reads every version in both colours (needs zbarimg; Debian: zbar-tools)",
      .enabled(if: decoder != nil), arguments: [1, 14, 20, 40, 60, 80, 100, 120, 150, 180, 200, 213])
    func decoded(length: Int) throws {
      let text =
        String("http://192.168.178.23:8010/editions/2026-05-06-morning?".prefix(length))
        + String(repeating: "x7", count: 120).prefix(max(0, length - 55))
      let code = try #require(QRCode(text))
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("qr-\(UUID().uuidString).pgm")
      defer { try? FileManager.default.removeItem(at: file) }
      try picture(of: code).write(to: file)
      let (process, pipe) = (Process(), Pipe())
      process.executableURL = URL(fileURLWithPath: try #require(Self.decoder))
      process.arguments = ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file.path]
      process.standardOutput = pipe
      try process.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(String(decoding: output, as: UTF8.self) == text + "\n")
    }

    /// A picture in Netpbm's grey map, four pixels a module.
    private func picture(of code: QRCode) -> Data {
      let side = (code.size + 8) * 4
      var pixels = [UInt8](repeating: 255, count: side * side)
      for y in 0..<side {
        for x in 0..<side where code.isDark(y / 4 - 4, x / 4 - 4) { pixels[y * side + x] = 0 }
      }
      return Data("P5\n\(side) \(side)\n255\n".utf8) + Data(pixels)
    }
  #endif
}
