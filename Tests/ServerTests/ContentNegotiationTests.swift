import HTTPTypes
import Testing

@testable import Server

@Suite("Content negotiation")
struct ContentNegotiationTests {
  @Test(
    "A list says which codings a request takes",
    arguments: [
      ("gzip", true, false), ("gzip, deflate, br, zstd", true, true), ("GZip ,\tBR", true, true), ("", false, false),
      (",,", false, false), ("gzipped, bro, x-gzip", false, false), ("gzip;q=0, br;q=0.1", false, true),
      ("*", true, true), ("*, br;q=0", true, false), ("identity", false, false), ("*;q=0, gzip", true, false),
      ("gzip;q=0.1, identity;q=0.5", false, false), ("gzip;q=0.5, identity;q=0.1", true, false),
      ("br;q=0.2, gzip;q=0.9", true, false), ("gzip;q=nan", false, false), ("gzip;q=7", true, false),
    ])
  func list(_ header: String, gzip: Bool, brotli: Bool) {
    let codings = ContentNegotiation.codings(for: [.acceptEncoding: header])
    #expect(codings == (gzip, brotli))
  }

  @Test("Lists in two fields are one list whose weights count, and a request without one takes no coding")
  func fields() {
    var fields: HTTPFields = [:]
    #expect(ContentNegotiation.codings(for: fields) == (false, false))
    fields.append(HTTPField(name: .acceptEncoding, value: "br"))
    fields.append(HTTPField(name: .accept, value: "gzip"))
    fields.append(HTTPField(name: .acceptEncoding, value: "gzip;q=0.5"))
    #expect(ContentNegotiation.codings(for: fields) == (false, true))
  }
}
