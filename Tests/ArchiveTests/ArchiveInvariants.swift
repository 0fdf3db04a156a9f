import EditionModel

@testable import Archive

/// What holds for every archive, whatever the file's bytes. Used by the tests and by the fuzzer.
enum ArchiveInvariants {
  static let seeds = [
    """
    WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: <https://a.example/>\r\nWARC-Date: 2026-01-01T00:00:00Z\r
    WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 81\r\n\r
    HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX: a\r\n b\r\n\r\n5;x=y\r\nhello\r\n3\r\nabc\r\n0\r\n\r\n\r\n\r
    WARC/1.0\nWARC-Type: warcinfo\nContent-Length: 3\n\nabc\n\n
    """,
    "WARC/1.1\r\nContent-Length: 99999999999999999999\r\n\r\nWARC/1.1\r\nContent-Length: 9223372036854775807\r\n\r\nx",
    "HTTP/1.1 404\r\nContent-Length: 3\r\nContent-Encoding: gzip\r\n\r\nabc", "HTTP/1.0 200 OK\n\nbody",
    "1f8b08",
  ]

  static let words = [
    "WARC/1.1\r\n", "Content-Length: ", "\r\n\r\n", "\r\n", "\n", "0", "-1", "7fffffffffffffff",
    "Transfer-Encoding: chunked\r\n",
    "WARC-Type: response\r\n", "WARC-Type: revisit\r\n", "HTTP/1.1 200\r\n", ":", " ", "\0", "é", "5\r\n",
    "ffffffffffffffff\r\n",
    "WARC-Block-Digest: sha256:AAAA\r\n", "<", ">",
  ]

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    let limit = 1 << 20
    for bytes in [input, gzip(input, level: 1)] {
      let (records, damage) = WARCReader.readAll(bytes, limit: limit)
      if records.count + damage.count > input.count { return "\(records.count) records in \(input.count) bytes" }
      if damage.contains(where: { $0.offset < 0 || $0.offset > bytes.count }) { return "damage outside of the file" }
      if records.reduce(0, { $0 + $1.block.count }) > input.count { return "more bytes in records than in the file" }
      for record in records {
        _ = (record.kind, record.id, record.targetURI, record.date, WARCDigest.sha256.matches(record))
        if let response = record.response, let found = violation(of: response) { return found }
      }
    }
    if let response = HTTPResponseMessage(block: input), let found = violation(of: response) { return found }
    for format in [DeflateFormat.gzip, .zlib, .raw] {
      if let output = try? inflate(input, as: format, limit: limit), output.count > limit {
        return "a bomb got through"
      }
    }
    return (try? gunzip(gzip(input, level: 1))) == input ? nil : "gzip does not give back what it got"
  }

  /// What was read can be written and read again: an archive made from an archive holds the same.
  private static func violation(of response: HTTPResponseMessage) -> String? {
    let date = Timestamp(1_767_247_200)
    var writer = WARCWriter(date: date, info: [])
    writer.append(response: response, url: "https://a.example/", date: date)
    let (records, damage) = WARCReader.readAll(writer.bytes)
    guard damage.isEmpty, records.count == 2, let again = records[1].response else {
      return "what was written is damaged"
    }
    if WARCDigest.sha256.matches(records[1]) != true { return "what was written has another digest" }
    if again.status != response.status { return "the status \(response.status) becomes \(again.status)" }
    return again.body == response.body ? nil : "the body is another when it is read again"
  }
}
