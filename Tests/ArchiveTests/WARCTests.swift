import Archive
import EditionModel
import TestSupport
import Testing

@Suite struct WARCTests {
  private let noon = Timestamp(1_778_068_800)

  private func sample() -> WARCWriter {
    var writer = WARCWriter(date: noon, info: [("software", "tenhn test")])
    let headers = HeaderFields([.init("Content-Type", "text/html"), .init("Transfer-Encoding", "chunked")])
    let page = HTTPResponseMessage(status: 200, reason: "OK", headers: headers, body: Array("<p>Größe".utf8))
    writer.append(response: page, url: "https://example.org/a?b=c", date: noon, ipAddress: "192.0.2.1")
    writer.append(requestBlock: Array("GET /a HTTP/1.1\r\n\r\n".utf8), url: "https://example.org/a?b=c", date: noon)
    writer.append(resource: Array("{}".utf8), uri: "urn:tenhn:history", contentType: "application/json", date: noon)
    writer.append(metadata: Array("{}".utf8), uri: "https://x.test/", contentType: "application/json", date: noon)
    return writer
  }

  @Test("What is written is read back")
  func whatIsWritten() throws {
    let (records, damage) = WARCReader.readAll(sample().bytes)
    #expect(damage == [])
    #expect(records.map(\.kind) == [.warcinfo, .response, .request, .resource, .metadata])
    let response = try #require(records[1].response)
    #expect(response.status == 200)
    #expect(response.body == Array("<p>Größe".utf8))
    #expect(response.headers["transfer-encoding"] == nil)
    #expect(response.headers["Content-Length"] == "10")
    #expect(records[1].targetURI == "https://example.org/a?b=c")
    #expect(records[1].date == noon)
    #expect(records[3].block == Array("{}".utf8))
    #expect(records.allSatisfy { WARCDigest.sha256.matches($0) == true })
  }

  @Test("Equal content gives equal bytes and every record its own name")
  func equalContent() {
    #expect(sample().bytes == sample().bytes)
    var writer = sample()
    for _ in 0..<3 {
      writer.append(resource: [1], uri: "urn:tenhn:twice", contentType: "text/plain", date: noon)
    }
    let ids = WARCReader.readAll(writer.bytes).records.compactMap(\.id)
    #expect(Set(ids).count == 8)
  }

  @Test("A response that was read is written the same again")
  func responseThatWasRead() throws {
    let record = try #require(WARCReader.readAll(sample().bytes).records.first { $0.kind == .response })
    let response = try #require(record.response)
    #expect(response.block == record.block)
  }

  @Test("A line break in a value can't add a field")
  func lineBreak() throws {
    var writer = WARCWriter(date: noon, info: [])
    let headers = HeaderFields([.init("X-A", "a\r\nX-Injected: 1")])
    writer.append(
      response: HTTPResponseMessage(status: 200, reason: "O\r\nK", headers: headers), url: "https://a.test/\r\nX: 1",
      date: noon)
    let record = try #require(WARCReader.readAll(writer.bytes).records.last)
    #expect(record.fields["X"] == nil)
    #expect(record.response?.headers["X-Injected"] == nil)
  }

  @Test("A damaged member is reported and the others are read")
  func damagedMember() {
    let writer = sample()
    var bytes = writer.bytes
    let second = (1..<bytes.count).first { bytes[$0] == 0x1F && bytes[$0 + 1] == 0x8B && bytes[$0 + 2] == 8 } ?? 0
    for index in (second + 20)..<(second + 40) { bytes[index] ^= 0x5A }
    let (records, damage) = WARCReader.readAll(bytes)
    #expect(records.map(\.kind) == [.warcinfo, .request, .resource, .metadata])
    #expect(damage.map(\.offset) == [second])
    let cut = WARCReader.readAll(Array(writer.bytes.dropLast(10)))
    #expect(cut.records.count == 4)
    #expect(cut.damage.count == 1)
  }

  @Test("Plain archives are read and resumed after damage")
  func plainArchives() throws {
    let plain = try gunzip(sample().bytes)
    #expect(WARCReader.readAll(plain).records.count == 5)
    let text = String(decoding: plain, as: UTF8.self)
    var broken = Array(text.utf8)
    let place = try #require(text.utf8.firstRange(of: "Content-Length: 2\r".utf8))
    broken[text.utf8.distance(from: text.utf8.startIndex, to: place.lowerBound)] = UInt8(ascii: "X")
    let (records, damage) = WARCReader.readAll(broken)
    #expect(records.count == 4)
    #expect(damage.count == 1)
    #expect(WARCReader.readAll(gzip(plain)).records.count == 5)
  }

  @Test("Arbitrary damage never crashes nor hangs")
  func arbitraryDamageNever() {
    var generator = SeededGenerator(3)
    for source in [sample().bytes, (try? gunzip(sample().bytes)) ?? []] {
      for _ in 0..<250 {
        var bytes = source
        for _ in 0..<Int.random(in: 1...20, using: &generator) {
          bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        let result = WARCReader.readAll(bytes, limit: 1 << 20)
        for record in result.records { _ = record.response }
      }
      _ = WARCReader.readAll(generator.bytes(4000))
    }
    #expect(WARCReader.readAll([]).records.isEmpty)
  }

  @Test(
    "Recorded archives are read whole", .enabled(if: Shared.isPresent, "needs ../shared"),
    arguments: ["evening", "morning"])
  func recordedArchives(name: String) throws {
    let (records, damage) = WARCReader.readAll(try Shared.bytes("replay/\(name).warc.gz"))
    #expect(damage == [])
    #expect(records.count > 700)
    #expect(records.dropFirst().allSatisfy { $0.response != nil && $0.targetURI != nil && $0.date != nil })
    let encoded = records.compactMap(\.response).filter { $0.headers["Content-Encoding"] != nil }
    #expect(!encoded.isEmpty)
    for response in encoded {
      let body = try ContentCoding.decode(
        response.body, header: response.headers["Content-Encoding"], limit: 16 << 20)
      #expect(body.count > response.body.count / 2)
    }
  }
}
