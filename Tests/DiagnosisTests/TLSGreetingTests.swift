import Curl
import EditionModel
import Testing

@testable import Diagnosis

@Suite struct WhatATLSServerShows {
  private static let now = Timestamp(1_800_000_000)

  private func certificate(
    _ subject: String = "CN = example.org", by issuer: String = "C = US, O = Trust, CN = R1", from: Int64 = -30,
    to: Int64 = 60,
    hosts: [String] = ["example.org", "*.example.org"]
  ) -> TLSGreeting.Certificate {
    TLSGreeting.Certificate(
      subject: subject, issuer: issuer, begin: Self.now + from * 86_400, end: Self.now + to * 86_400, hosts: hosts)
  }

  private var signer: TLSGreeting.Certificate {
    certificate("C = US, O = Trust, CN = R1", by: "C = US, O = Trust, CN = Root", from: -900, to: 900, hosts: [])
  }

  @Test(
    "A refusal is explained by what the certificates show, dates first",
    arguments: [
      ("ended on", 0), ("begins on", 1), ("for other.example", 2), ("signed its certificate itself", 3),
      ("don't follow each other", 4), ("alone", 5), ("end at", 6), ("of its signer", 7), ("no certificate", 8),
    ])
  func faults(words: String, place: Int) {
    let selfSigned = certificate(by: "CN = example.org")
    var oldSigner = signer
    oldSigner.end = Self.now - 86_400
    let chains = [
      [certificate(to: -1), signer], [certificate(from: 1), signer], [certificate(hosts: ["other.example"]), signer],
      [selfSigned], [certificate(by: "CN = Somebody"), signer], [certificate()], [certificate(), signer],
      [certificate(), oldSigner], [],
    ]
    let fault = TLSGreeting(version: "TLSv1.3", certificates: chains[place]).fault(for: "example.org", at: Self.now)
    #expect(fault?.text.contains(words) == true, "\(fault?.text ?? "none")")
    #expect(fault?.hint.isEmpty == false)
  }

  @Test("A certificate that ends within two weeks and an old protocol are warnings")
  func warnings() {
    func warning(_ version: String?, to days: Int64) -> String? {
      TLSGreeting(version: version, certificates: [certificate(to: days), signer]).warning(at: Self.now)?.text
    }
    #expect(warning("TLSv1.3", to: 60) == nil && warning(nil, to: 14) == nil)
    #expect(warning("TLSv1.2", to: 1) == "the certificate ends in 1 day")
    #expect(warning("TLSv1.1", to: 60) == "TLSv1.1 is no longer safe")
  }

  @Test("An asterisk stands for one whole label, and for nothing else")
  func patterns() {
    let cases = [
      ("*.example.org", "a.example.org", true), ("*.example.org", "example.org", false),
      ("*.example.org", "a.b.example.org", false), ("example.org", "example.org", true), ("*", "org", false),
      ("*.example.org", ".example.org", false), ("a*.example.org", "ab.example.org", false),
    ]
    for (pattern, host, matches) in cases { #expect(TLSGreeting.pattern(pattern, matches: host) == matches) }
  }

  @Test("libcurl's fields are read, and those that can't be are left out")
  func fields() {
    let read = TLSGreeting.Certificate(fields: [
      "Subject": "CN = example.org", "Issuer": "C = US, CN = R1", "Start date": "Jan  9 05:20:50 2026 GMT",
      "Expire date": "no date", "X509v3 Subject Alternative Name": "DNS:Example.ORG, email:a@b, IP Address:192.0.2.1",
    ])
    #expect(read.begin?.rfc3339() == "2026-01-09T05:20:50Z" && read.end == nil)
    #expect(read.hosts == ["example.org", "192.0.2.1"] && read.issuerName == "R1")
    let empty = TLSGreeting.Certificate(fields: [:])
    #expect(empty.subject.isEmpty && empty.hosts.isEmpty)
  }

  @Test("A good server is one clause: protocol, end and signers")
  func summary() {
    let text = TLSGreeting(version: "TLSv1.3", certificates: [certificate(), signer]).summary()
    #expect(text == "TLSv1.3, a certificate good until 2027-03-16, signed by R1, that by Root")
  }
}
