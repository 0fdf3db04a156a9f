import EditionModel
import Testing

@Suite("Hashes") struct Hashing {
  @Test(
    "A hash agrees with the published vectors",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func hashAgrees(text: String, digest: String) {
    #expect(ContentHash(of: Array(text.utf8)).hex == digest)
  }

  @Test("A hash doesn't depend on how the bytes arrive") func pieces() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    for cut in [1, 55, 56, 63, 64, 65, 127, 500] {
      var hasher = SHA256()
      for start in stride(from: 0, to: bytes.count, by: cut) {
        hasher.update(bytes[start..<min(start + cut, bytes.count)])
      }
      #expect(hasher.finalize().map { $0 } == pieces(bytes))
    }
    func pieces(_ bytes: [UInt8]) -> [UInt8] {
      var hasher = SHA256()
      hasher.update(bytes)
      return hasher.finalize()
    }
  }

  @Test("Only 64 hexadecimal digits are a hash") func written() {
    #expect(ContentHash("../../../../etc/passwd") == nil)
    #expect(ContentHash(String(repeating: "A", count: 64)) == nil)
    #expect(ContentHash(String(repeating: "a", count: 64)) != nil)
  }
}

@Suite("Keys of editions") struct Keys {
  @Test(
    "A key is read as it was written", arguments: ["2026-05-06-morning", "2024-02-29-evening", "sample"])
  func keyIsRead(text: String) {
    #expect(EditionKey(text)?.description == text)
  }

  @Test(
    "A text that is no key is refused",
    arguments: ["", "2026-02-30-morning", "2026-5-6-morning", "2026-05-06", "2026-05-06-", "2026-05-06-../x"])
  func textThatIsNoKey(text: String) { #expect(EditionKey(text) == nil) }

  @Test("Keys sort by day, and morning before evening") func order() {
    let sorted = ["2026-05-07-morning", "2026-05-06-evening", "2026-05-06-morning"].compactMap { EditionKey($0) }
      .sorted()
    #expect(sorted.map(\.description) == ["2026-05-06-morning", "2026-05-06-evening", "2026-05-07-morning"])
  }
}

@Suite("Timestamps") struct Times {
  @Test(
    "An RFC 3339 time is read",
    arguments: [
      ("2026-05-06T18:00:00Z", Int64(1_778_090_400)), ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
      ("2026-05-06T20:00:00+02:00", 1_778_090_400), ("2026-05-06T18:00:00.25Z", 1_778_090_400),
    ])
  func rfc3339Time(text: String, seconds: Int64) { #expect(Timestamp(rfc3339: text)?.rawValue == seconds) }

  @Test(
    "A text that is no time is refused",
    arguments: ["", "2026-05-06", "2026-05-06T25:00:00Z", "2026-05-06T18:00:00", "2026-05-06T18:00:00+0200", "x"])
  func textThatIsNoTime(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

  @Test("A time is written at a given offset") func offsets() {
    #expect(Timestamp(0).rfc3339() == "1970-01-01T00:00:00Z")
    #expect(Timestamp(0).rfc3339(offset: -12_600) == "1969-12-31T20:30:00-03:30")
  }

  @Test("Every day of four centuries survives a round trip") func days() {
    for day in stride(from: -146_097, through: 146_097, by: 1) {
      #expect(CivilDate(daysSinceEpoch: day).daysSinceEpoch == day)
    }
  }
}
