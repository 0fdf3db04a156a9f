import Archive
import EditionModel
import Testing
import WebAddress

@testable import Fetching

private struct FixedResolver: Resolver {
  var answer: Result<[IPAddress], FetchFailure>
  func addresses(of name: String) async throws(FetchFailure) -> [IPAddress] { try answer.get() }
}

private struct FixedTransport: Transport {
  var outcome: Result<Int, FetchFailure>
  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    let isRobots = request.url.path == "/robots.txt"
    let body = isRobots ? "User-agent: *\nDisallow: /private\n" : "<!DOCTYPE html><p>A page"
    let status = isRobots ? 200 : try outcome.get()
    return Exchange(
      date: Timestamp(0),
      response: HTTPResponseMessage(
        status: status, headers: HeaderFields([.init("Content-Type", isRobots ? "text/plain" : "text/html")]),
        body: Array(body.utf8)))
  }
}

@Suite struct TheWayToAHost {
  private func examine(
    _ place: String = "example.org", name: Result<[IPAddress], FetchFailure> = .success([.v4(0x5DB8_D822)]),
    validation: NameValidation = .notValidated, connects: Bool = true, page: Result<Int, FetchFailure> = .success(200)
  ) async -> HostExamination {
    let fetcher = Fetcher(
      transport: FixedTransport(outcome: page), policy: FetchPolicy(userAgent: "test")
    ) { Timestamp(0) }
    return await HostExamination(
      of: place,
      by: .init(
        fetcher: fetcher, resolver: FixedResolver(answer: name), validation: { _ in validation },
        connect: { _, _ in connects }))
  }

  @Test("A host without a fault is sound from its name to its robots.txt")
  func sound() async {
    let examination = await examine(validation: .validated)
    #expect(examination.firstBroken == nil)
    #expect(examination.steps.map(\.layer) == ["name", "validation", "TCP", "TLS", "HTTP", "robots"])
  }

  @Test("The first broken layer is named, and nothing above it is guessed at")
  func broken() async {
    let gone = FetchFailure(.dns, "there is no name example.org")
    let cases: [(HostExamination, String)] = [
      (await examine("no host at all"), "address"), (await examine("http://user@example.org/"), "address"),
      (await examine("http://127.0.0.1/"), "address"),
      (await examine(name: .success([.v4(0x0A00_0001)])), "address"), (await examine(name: .failure(gone)), "name"),
      (await examine(name: .failure(gone), validation: .bogus), "validation"), (await examine(connects: false), "TCP"),
      (await examine(page: .failure(FetchFailure(.tls, "the certificate has expired"))), "TLS"),
      (await examine(page: .failure(FetchFailure(.timeout, "no answer in time"))), "HTTP"),
      (await examine(page: .success(503)), "HTTP"), (await examine("https://example.org/private/x"), "robots"),
    ]
    for (examination, layer) in cases {
      #expect(examination.firstBroken?.layer == layer)
      #expect(examination.firstBroken == examination.steps.last)
      #expect(examination.firstBroken?.hint != nil)
    }
  }

  @Test("Every failure lies in a layer")
  func layers() {
    for code in FetchFailure.Code.allCases {
      #expect(FetchFailure.Layer.allCases.contains(FetchFailure(code, "").layer))
    }
  }
}

@Suite struct FailuresOfTLS {
  @Test(
    "Failures of TLS are described in words, without the library's own",
    arguments: [
      (
        "handshakeFailed(NIOSSL.BoringSSLError.sslError([Error: 268435703 error:100000f7:SSL routines:OPENSSL_internal:"
          + "WRONG_VERSION_NUMBER at /build/ssl/tls_record.cc:127]))", "it does not speak TLS there"
      ),
      (
        "sslError([Error: 1 error:1000007d:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED at /b/handshake.cc:1])",
        "its certificate can't be verified"
      ),
      (
        "sslError([Error: 1 error:1:SSL routines:OPENSSL_internal:TLSV1_ALERT_INTERNAL_ERROR at /b/x.cc:1])",
        "tlsv1 alert internal error"
      ),
      ("NIOSSLExtraError.failedToValidateHostname: x", "its certificate is for another name"),
      ("uncleanShutdown", "the handshake failed"),
    ])
  func words(error: String, reason: String) { #expect(FetchFailure.reason(ofTLSError: error) == reason) }
}

@Suite struct SignaturesOfNames {
  @Test("A question asks for the signatures' state, and the answer's flag gives it")
  func flags() throws {
    let query = try #require(DNSMessage.query(id: 7, name: "a.example", kind: .a, signatures: .reported))
    #expect(query[3] == 0x20)
    var reply = query
    (reply[2], reply[3]) = (0x81, 0xA0)
    #expect(DNSMessage.answer(reply, to: query, kind: .a)?.isValidated == true)
    reply[3] = 0x80
    #expect(DNSMessage.answer(reply, to: query, kind: .a)?.isValidated == false)
  }
}
