import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FetchFailure {
  /// Names what went wrong below HTTP.
  init(_ error: any Error, host: String) {
    switch error {
    case let failure as FetchFailure: self = failure
    case let overflow as ResponseOverflow:
      self =
        switch overflow.part {
        case .head: FetchFailure(.badResponse, "the header of the answer does not end")
        case .interim: FetchFailure(.badResponse, "interim answers do not end")
        case .body: FetchFailure(.tooLarge, "the answer is larger than it may be")
        }
    case let error as HTTPClientError: self = FetchFailure(client: error, host: host)
    case is HTTPParserError: self = FetchFailure(.badResponse, "\(host) does not answer in HTTP")
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
      self = FetchFailure(.tls, "no secure connection to \(host): \(Self.reason(ofTLSError: "\(error)"))")
    case is NIOConnectionError: self = FetchFailure(.connect, "no connection to \(host)")
    case ChannelError.connectTimeout: self = FetchFailure(.timeout, "no connection to \(host) in time")
    case let error as IOError:
      self =
        error.isReset
        ? FetchFailure(.badResponse, "\(host) broke off") : FetchFailure(.connect, "no connection to \(host)")
    case is CancellationError: self = FetchFailure(.timeout, "the fetch was given up")
    default: self = FetchFailure(.badResponse, "\(host): \(error)")
    }
  }

  private init(client error: HTTPClientError, host: String) {
    switch error {
    case .connectTimeout: self = FetchFailure(.timeout, "no connection to \(host) in time")
    case .readTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout, .cancelled:
      self = FetchFailure(.timeout, "\(host) does not answer in time")
    case .tlsHandshakeTimeout: self = FetchFailure(.tls, "\(host) does not finish the handshake")
    case .remoteConnectionClosed: self = FetchFailure(.badResponse, "\(host) closed the connection too early")
    case .invalidURL, .emptyHost, .emptyScheme:
      self = FetchFailure(.blockedURL, "the URL cannot be sent")
    default: self = FetchFailure(.badResponse, "\(host): \(error.shortDescription)")
    }
  }

  /// Translates BoringSSL's errors, which are long and name lines of its source.
  static func reason(ofTLSError text: String) -> String {
    if text.contains("failedToValidateHostname") { return "its certificate is for another name" }
    guard let mark = text.firstRange(of: "OPENSSL_internal:") else { return "the handshake failed" }
    let reason = text[mark.upperBound...].prefix { $0.isUppercase || $0 == "_" || $0.isNumber }
    return switch reason {
    case "CERTIFICATE_VERIFY_FAILED": "its certificate can't be verified"
    case "WRONG_VERSION_NUMBER", "HTTP_REQUEST": "it does not speak TLS there"
    case "": "the handshake failed"
    default: reason.lowercased().replacing("_", with: " ")
    }
  }

  /// Whether a connection broke that may have been kept too long.
  static func isBrokenConnection(_ error: any Error) -> Bool {
    switch error {
    case let error as HTTPClientError: error == .remoteConnectionClosed
    case let error as IOError: error.isReset
    default: false
    }
  }
}

extension IOError {
  fileprivate var isReset: Bool { errnoCode == ECONNRESET || errnoCode == EPIPE }
}
