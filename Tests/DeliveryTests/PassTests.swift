import EditionModel
import Foundation
import JSONFormat
import Publishing
import Testing

@testable import Delivery

/// A folder in which `openssl` makes keys and certificates, and checks what was signed.
private struct Workshop {
  static let tool = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // An authority, as Apple's certificate between is one.
    try #require(
      run(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj",
        "/CN=Test authority"))
  }

  /// Whether a command of `openssl` succeeds. It gets no terminal to ask on.
  func run(_ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.tool ?? "/usr/bin/openssl")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    (process.standardInput, process.standardOutput, process.standardError) = (
      FileHandle.nullDevice, FileHandle.nullDevice, FileHandle.nullDevice
    )
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  /// Key, certificate and the authority's certificate in one text.
  func pem(_ subject: String = "/UID=pass.org.example.news/CN=Pass/OU=TEAM123456", days: Int = 1) throws -> String {
    try #require(
      run("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "request.pem", "-subj", subject))
    try #require(
      run(
        "x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days",
        "\(days)", "-out", "certificate.pem"))
    return try text("key.pem") + text("certificate.pem") + text("ca.pem")
  }
}

@Suite("Passes for wallets", .enabled(if: Workshop.tool != nil, "needs openssl")) struct PassTests {
  @Test("A signature is one of PKCS #7 that openssl verifies up to the authority, and of other bytes it isn't")
  func signs() throws {
    let workshop = try Workshop()
    let signer = try #require(PassSigner(pem: try workshop.pem()))
    #expect(signer.type == "pass.org.example.news" && signer.team == "TEAM123456")
    #expect(signer.validity.upperBound - signer.validity.lowerBound == 86_400)
    let manifest = Array(#"{"pass.json":"00"}"#.utf8)
    try workshop.write("signature", #require(signer.signature(of: manifest)))
    try workshop.write("manifest.json", manifest)
    try workshop.write("other.json", manifest + [0x20])
    func verifies(_ content: String, _ authority: String = "ca.pem") -> Bool {
      workshop.run(
        "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature", "-content", content, "-CAfile", authority,
        "-purpose", "any")
    }
    #expect(verifies("manifest.json"))
    #expect(!verifies("other.json"))
    try #require(
      workshop.run(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "x.key", "-out", "x.pem", "-days", "2", "-subj",
        "/CN=Another authority"))
    #expect(!verifies("manifest.json", "x.pem"))
  }

  @Test("What isn't a key with its certificate for passes is refused, and nobody is asked for a pass phrase")
  func refuses() throws {
    let workshop = try Workshop()
    let whole = try workshop.pem()
    let (key, certificate) = (try workshop.text("key.pem"), try workshop.text("certificate.pem"))
    #expect(PassSigner(pem: certificate + key) != nil)
    for text in ["", "nonsense", key, certificate, String(whole.dropLast(whole.count / 2)), certificate + certificate] {
      #expect(PassSigner(pem: text) == nil)
    }
    // Another's certificate.
    #expect(PassSigner(pem: key + (try workshop.text("ca.pem"))) == nil)
    #expect(PassSigner(pem: try workshop.pem("/CN=A site/OU=TEAM123456")) == nil)
    try #require(workshop.run("rsa", "-in", "key.pem", "-aes128", "-passout", "pass:x", "-out", "locked.pem"))
    #expect(PassSigner(pem: try workshop.text("locked.pem") + workshop.text("certificate.pem")) == nil)
  }

  @Test("A link for Google's Wallet holds what is saved, signed by the service account")
  func google() throws {
    let workshop = try Workshop()
    try #require(workshop.run("genrsa", "-out", "account.pem", "2048"))
    try #require(workshop.run("rsa", "-in", "account.pem", "-pubout", "-out", "public.pem"))
    var key = JSONWriter()
    key.object { json in
      json.field("client_email", "tenhn@example.org")
      if let pem = try? workshop.text("account.pem") { json.field("private_key", pem) }
    }
    let text = String(decoding: key.bytes, as: UTF8.self)
    let issuer = try #require(GoogleIssuer(issuer: "3388000000012345678", key: text))
    let link = try #require(issuer.link(saving: Array(#"{"genericObjects":[]}"#.utf8), at: Timestamp(1_778_047_200)))
    #expect(link.hasPrefix("https://pay.google.com/gp/v/save/"))
    let parts = link.dropFirst("https://pay.google.com/gp/v/save/".count).split(separator: ".").map(String.init)
    try #require(parts.count == 3)
    let claims = try JSON(parsing: try #require(Base64URL.bytes(parts[1])))
    #expect(claims["iss"] == "tenhn@example.org" && claims["typ"] == "savetowallet" && claims["aud"] == "google")
    #expect(claims["payload"]?["genericObjects"] == .array([]))
    try workshop.write("signed", Array("\(parts[0]).\(parts[1])".utf8))
    try workshop.write("signature", #require(Base64URL.bytes(parts[2])))
    #expect(workshop.run("dgst", "-sha256", "-verify", "public.pem", "-signature", "signature", "signed"))
    try workshop.write("signed", Array("\(parts[0]).\(parts[1])x".utf8))
    #expect(!workshop.run("dgst", "-sha256", "-verify", "public.pem", "-signature", "signature", "signed"))
    for wrong in [("", text), ("12a", text), ("1", "{}"), ("1", "")] {
      #expect(GoogleIssuer(issuer: wrong.0, key: wrong.1) == nil)
    }
  }
}
