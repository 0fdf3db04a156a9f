import CCurl

/// How far a transfer came.
enum TransferStage {
  case connection, handshake, answer
}

extension CurlFailure.Reason {
  /// The meaning of libcurl's code.
  init(_ code: CURLcode, during stage: TransferStage) {
    switch code {
    // Of the answer: HTTP/0.9, or a status line of no version that there is.
    case CURLE_UNSUPPORTED_PROTOCOL where stage == .answer: self = .malformed
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT: self = .url
    case CURLE_LOGIN_DENIED: self = .login
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: self = .name
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED: self = .connection
    case CURLE_OPERATION_TIMEDOUT:
      switch stage {
      case .connection: self = .connectionTime
      case .handshake: self = .handshakeTime
      case .answer: self = .answerTime
      }
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_USE_SSL_FAILED, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_ENGINE_NOTFOUND:
      self = .security
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR: self = .broken
    case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: self = .closedEarly
    case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: self = .malformed
    case CURLE_HTTP2, CURLE_HTTP2_STREAM: self = .framing
    case CURLE_FILESIZE_EXCEEDED: self = .bodyLimit
    // A line of header that is longer than libcurl holds.
    case CURLE_OUT_OF_MEMORY where stage == .answer: self = .headLimit
    default: self = .other
    }
  }
}
