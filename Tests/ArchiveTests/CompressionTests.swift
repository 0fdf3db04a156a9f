import Archive
import TestSupport
import Testing

@Suite struct CompressionTests {
  @Test(
    "What is compressed comes back", arguments: [0, 1, 100, 65_535, 65_536, 300_000])
  func whatIsCompressed(size: Int) throws {
    var generator = SeededGenerator(UInt64(size))
    let noise = generator.bytes(size)
    let text = (0..<size).map { UInt8(97 + $0 % 7) }
    for bytes in [noise, text] {
      #expect(try gunzip(gzip(bytes)) == bytes)
      #expect(gzip(bytes) == gzip(bytes))
      #expect(try inflate(#require(deflated(bytes)), as: .raw, limit: size) == bytes)
    }
  }

  @Test("The header names neither time nor system")
  func headerNamesNeither() {
    #expect(Array(gzip([1, 2, 3]).prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
  }

  @Test("Members are joined and noise behind them is ignored")
  func membersAreJoined() throws {
    #expect(try gunzip(gzip([1, 2]) + gzip([3]) + [0xDE, 0xAD]) == [1, 2, 3])
  }

  @Test("A bomb stops at the limit")
  func bombStops() {
    let bomb = gzip([UInt8](repeating: 0, count: 32 << 20))
    #expect(throws: InflateError.tooLarge(limit: 1 << 20)) { try gunzip(bomb, limit: 1 << 20) }
    #expect(throws: ContentCoding.Failure.tooLarge(limit: 1 << 20)) {
      try ContentCoding.decode(bomb, header: "gzip", limit: 1 << 20)
    }
  }

  @Test("A body of exactly the limit is whole")
  func body() throws {
    let bytes = [UInt8](repeating: 7, count: 100_000)
    #expect(try gunzip(gzip(bytes), limit: 100_000) == bytes)
    #expect(throws: InflateError.tooLarge(limit: 99_999)) { try gunzip(gzip(bytes), limit: 99_999) }
  }

  @Test("A cut stream is truncated and a changed one corrupt")
  func cutStream() {
    var generator = SeededGenerator(1)
    let whole = gzip(generator.bytes(5000))
    #expect(throws: InflateError.truncated) { try gunzip(Array(whole.dropLast(3000))) }
    var changed = whole
    changed[changed.count - 7] ^= 0xFF
    #expect(throws: InflateError.corrupt) { try gunzip(changed) }
    #expect(throws: InflateError.truncated) { try gunzip([]) }
  }

  @Test("Arbitrary bytes neither crash nor pass the limit")
  func arbitraryBytesNeither() {
    var generator = SeededGenerator(2)
    let seed = gzip(Array("the quick brown fox ".utf8) + generator.bytes(200))
    for _ in 0..<500 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      for format in [DeflateFormat.gzip, .zlib, .raw] {
        let output = try? inflate(bytes, as: format, limit: 4096)
        #expect(output?.count ?? 0 <= 4096)
      }
    }
  }

  @Test("Deflate is read with and without its wrapping")
  func deflateIsRead() throws {
    // "hello hello hello hello" by zlib's compressobj, with and without the header.
    let raw: [UInt8] = [0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57, 0xC8, 0x40, 0x27, 0x01]
    let wrapped: [UInt8] = [0x78, 0x9C] + raw + [0x68, 0x03, 0x08, 0xB1]
    let text = Array("hello hello hello hello".utf8)
    #expect(try ContentCoding.decode(raw, header: "deflate", limit: 100) == text)
    #expect(try ContentCoding.decode(wrapped, header: "Deflate", limit: 100) == text)
  }

  @Test("Unknown and stacked codings are refused")
  func unknown() throws {
    #expect(throws: ContentCoding.Failure.unsupported("br")) { try ContentCoding.decode([1], header: "br", limit: 9) }
    #expect(throws: ContentCoding.Failure.unsupported("gzip, gzip")) {
      try ContentCoding.decode(gzip(gzip([1])), header: "gzip, gzip", limit: 9)
    }
    #expect(try ContentCoding.decode([5], header: "identity", limit: 9) == [5])
    #expect(try ContentCoding.decode([], header: "gzip", limit: 9) == [])
  }
}
