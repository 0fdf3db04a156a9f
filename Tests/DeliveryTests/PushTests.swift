import EditionModel
import JSONFormat
import Publishing
import Testing

@testable import Delivery

@Suite("Web push") struct PushTests {
  private func bytes(_ text: String) throws -> [UInt8] { try #require(Base64URL.bytes(text)) }

  @Test("A message is encrypted as in the example of RFC 8291")
  func example() throws {
    let pair = PushKeyPair(
      secret: try bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
      point: try bytes(
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"))
    let sealed = PushEncryption.sealed(
      Array("When I grow up, I want to be a watermelon".utf8),
      point: try bytes(
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
      auth: try bytes("BTBZMqHH6r4Tts7J_aSIgg"), pair: pair, salt: try bytes("DGv6ra1nlYgDCS1FRnbzlw"))
    #expect(
      sealed.map(Base64URL.text)
        == "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )
  }

  @Test("Both sides agree on one secret, and a point that isn't on the curve is no key")
  func agreement() throws {
    let (first, second) = (try #require(PushKeyPair.make()), try #require(PushKeyPair.make()))
    #expect(first.agreement(with: second.point) == second.agreement(with: first.point))
    var wrong = second.point
    wrong[40] ^= 1
    #expect(first.agreement(with: wrong) == nil)
    #expect(first.agreement(with: []) == nil)
    #expect(PushKeyPair(bytes: first.bytes) == first)
    #expect(PushKeyPair(bytes: Array(first.bytes.dropLast())) == nil)
  }

  @Test("The proof names audience, end and contact, and has a signature of 64 bytes")
  func proof() throws {
    let pair = try #require(PushKeyPair.make())
    let header = try #require(
      PushProof.header(
        audience: "https://push.example", contact: "mailto:a@b.example", pair: pair, expires: Timestamp(1000)))
    let token = try #require(header.dropFirst("vapid t=".count).split(separator: ",").first)
    let parts = token.split(separator: ".").map(String.init)
    #expect(parts.count == 3)
    let claims = try JSON(parsing: try bytes(parts[1]))
    #expect(claims["aud"] == "https://push.example" && claims["exp"] == .integer(1000))
    #expect(claims["sub"] == "mailto:a@b.example")
    #expect(try bytes(parts[2]).count == 64)
    #expect(header.hasSuffix("k=\(Base64URL.text(pair.point))"))
  }

  @Test(
    "An endpoint is https at its usual port, and nothing else",
    arguments: [
      "http://push.example/x", "https://push.example:8443/x", "https://user@push.example/x", "ftp://push.example",
      "https://push.example/#x", "", "https://" + String(repeating: "a", count: 3000),
    ])
  func endpoints(text: String) {
    let setup = PushSetup(contact: "mailto:a@b.example")
    #expect(setup.url(of: text) == nil)
    #expect(setup.url(of: "https://push.example/x?y=z") != nil)
  }

  @Test("A service that wants a pause gets it, an hour at most")
  func pauses() {
    #expect(
      PushChannel.result(of: 429, head: Array("HTTP/1.1 429\r\nRetry-After: 90\r\n".utf8))
        == .later("the answer was 429", seconds: 90))
    #expect(
      PushChannel.result(of: 429, head: Array("Retry-After: 999999\r\n".utf8))
        == .later("the answer was 429", seconds: 3600))
    #expect(PushChannel.result(of: 429, head: []) == .later("the answer was 429"))
    #expect(PushChannel.result(of: 410, head: []) == .refused("the answer was 410"))
  }

  @Test("A message fits into one record, however long its titles are")
  func message() throws {
    let edition = Headlines(
      name: "Morning edition", address: "https://ten.example/editions/x",
      titles: (1...10).map { _ in String(repeating: "“ü”", count: 500) })
    let text = PushMessage.json(edition)
    #expect(text.count < 3900)
    #expect(try JSON(parsing: text)["notification"]?["navigate"] == "https://ten.example/editions/x")
  }
}
