import Archive
import EditionModel
import Testing
import WebAddress

@testable import Fetching

@Suite struct LayersOfFailures {
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
      ("error:0A00010B:SSL routines::wrong version number", "it does not speak TLS there"),
      ("SSL certificate problem: unable to get local issuer certificate", "its certificate can't be verified"),
      ("SSL certificate problem: certificate has expired", "its certificate has expired"),
      ("error:0A000438:SSL routines::tlsv1 alert internal error", "tlsv1 alert internal error"),
      (
        "SSL: no alternative certificate subject name matches target host name 'x'",
        "its certificate is for another name"
      ),
      ("OpenSSL SSL_connect: Connection reset by peer in connection to x:443", "the handshake failed"),
    ])
  func words(error: String, reason: String) { #expect(FetchFailure.reason(ofTLSError: error) == reason) }
}
