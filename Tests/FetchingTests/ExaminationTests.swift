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
