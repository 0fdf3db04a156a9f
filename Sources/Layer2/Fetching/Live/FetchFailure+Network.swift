import Curl

extension FetchFailure {
  /// Names what went wrong below HTTP.
  init(_ failure: CurlFailure, host: String, bodyLimit: Int) {
    self =
      switch failure.reason {
      case .endpoint:
        FetchFailure(.blockedAddress, "the connection leads to another address than the one vetted")
      case .url, .login: FetchFailure(.blockedURL, "the URL cannot be sent")
      case .name: FetchFailure(.dns, "\(host) could not be looked up")
      case .connection, .unavailable: FetchFailure(.connect, "no connection to \(host)")
      case .connectionTime: FetchFailure(.timeout, "no connection to \(host) in time")
      case .handshakeTime: FetchFailure(.tls, "\(host) does not finish the handshake")
      case .answerTime: FetchFailure(.timeout, "\(host) does not answer in time")
      case .cancelled: FetchFailure(.timeout, "the fetch was given up")
      case .security:
        FetchFailure(.tls, "no secure connection to \(host): \(Self.reason(ofTLSError: failure.text))")
      case .broken: FetchFailure(.badResponse, "\(host) broke off")
      case .closedEarly: FetchFailure(.badResponse, "\(host) closed the connection too early")
      case .malformed: FetchFailure(.badResponse, "\(host) does not answer in HTTP")
      case .headLimit: FetchFailure(.badResponse, "the header of the answer is too long")
      case .interimLimit: FetchFailure(.badResponse, "too many interim answers")
      case .bodyLimit: FetchFailure(.tooLarge, "the body is larger than \(bodyLimit) bytes")
      case .framingLimit: FetchFailure(.tooLarge, "the answer is larger than it may be")
      case .framing, .other: FetchFailure(.badResponse, "\(host): \(failure.text)")
      }
  }

  /// Translates the words of libcurl and OpenSSL.
  static func reason(ofTLSError text: String) -> String {
    if text.contains("certificate subject name") || text.contains("no alternative certificate") {
      return "its certificate is for another name"
    }
    if text.contains("wrong version number") || text.contains("http request") { return "it does not speak TLS there" }
    if text.contains("certificate has expired") { return "its certificate has expired" }
    if text.contains("SSL certificate problem") { return "its certificate can't be verified" }
    // `error:0A000438:SSL routines::tlsv1 alert internal error`
    if let mark = text.firstRange(of: "SSL routines::") { return String(text[mark.upperBound...]) }
    return "the handshake failed"
  }
}
