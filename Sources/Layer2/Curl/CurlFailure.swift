/// Why a transfer gave no answer.
public struct CurlFailure: Error, Sendable, Hashable {
  /// What happened.
  public enum Reason: Sendable, Hashable {
    /// libcurl doesn't take the URL.
    case url
    /// The host's name has no address.
    case name
    /// No connection.
    case connection
    /// A connection led, or would have led, to another place than the endpoint.
    case endpoint
    /// No connection in time.
    case connectionTime
    /// TLS was not set up in time.
    case handshakeTime
    /// No answer in time, or silence within it.
    case answerTime
    /// TLS could not be set up, or the certificate isn't good.
    case security
    /// The connection broke.
    case broken
    /// The connection was closed before the answer's end.
    case closedEarly
    /// The answer doesn't follow its protocol.
    case malformed
    /// The two sides disagree about HTTP/2.
    case framing
    /// The header, the interim answers, the body or its framing are over their limits.
    case headLimit, interimLimit, bodyLimit, framingLimit
    /// Whoever waited was cancelled.
    case cancelled
    /// The driver is shut down, or the system has no thread for it.
    case unavailable
    /// A user name or a password is refused: by the server, or in a URL.
    case login
    /// Anything else; `text` says what.
    case other
  }

  /// What happened.
  public var reason: Reason
  /// libcurl's own words, in English; may be empty.
  public var text: String
  /// Whether an answer had begun.
  public var hadAnswer: Bool
  /// The number of the last reply of SMTP; 0 if there was none, and for transfers without an upload.
  public var code = 0
  /// The last line of a reply outside of HTTP.
  public var reply = ""
  /// The command of SMTP that was sent last, such as `RCPT`; empty outside of SMTP.
  public var command = ""

  /// Creates a failure.
  public init(_ reason: Reason, text: String = "", hadAnswer: Bool = false) {
    self.reason = reason
    self.text = text
    self.hadAnswer = hadAnswer
  }
}
