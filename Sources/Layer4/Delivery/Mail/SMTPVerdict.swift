import Curl

/// Judges how a transaction of SMTP ended: a pure function of what the server said last, and of whether it had the whole mail.
enum SMTPVerdict {
  static func result(of failure: CurlFailure, isHandedOver: Bool) -> SendResult {
    let word = words(failure)
    if isHandedOver {
      // The reply after the mail is the only one that can follow 354.
      switch failure.code {
      case 400..<500: return .later(word)
      case 500..<600: return .refused(word)
      default: return .uncertain("the connection ended before the answer came")
      }
    }
    // What isn't about this recipient: the server wants another login or another order of things.
    let isOurs = [421, 503, 530, 535].contains(failure.code)
    guard ["RCPT", "DATA"].contains(failure.command), !isOurs, failure.reason != .cancelled else {
      return .unreachable(word)
    }
    switch failure.code {
    case 400..<500: return .later(word)
    case 500..<600: return .refused(word)
    default: return .unreachable(word)
    }
  }

  /// What went wrong, for an operator: the server's own words where there are any.
  static func words(_ failure: CurlFailure) -> String {
    let said = (400..<600).contains(failure.code) && !failure.reply.isEmpty ? clean(failure.reply) : nil
    let what =
      switch failure.reason {
      case .name: "the mail server's name can't be resolved"
      case .connection: "nothing answers at the mail server's address and port"
      case .connectionTime: "the mail server didn't answer in time"
      case .handshakeTime, .security:
        failure.command == "STAR" || failure.command == "EHLO"
          ? "the mail server offers no STARTTLS, or its certificate isn't good"
          : "no secure connection: the certificate isn't good, or the port speaks no TLS"
      case .login: "the mail server refuses user and password"
      case .answerTime: "the mail server stopped answering"
      case .closedEarly, .broken:
        said == nil ? "the mail server closed the connection" : "the mail server refused\(step(failure.command))"
      case .cancelled: "the program was stopped"
      case .unavailable: "no mail can be sent right now"
      default: said == nil ? "the mail server's answer was invalid" : "the mail server refused\(step(failure.command))"
      }
    return said.map { "\(what): \($0)" } ?? what
  }

  private static func step(_ command: String) -> String {
    switch command {
    case "MAIL": " the sender"
    case "RCPT": " the recipient"
    case "DATA": " the mail"
    case "AUTH": " the login"
    default: ""
    }
  }

  /// A reply as one harmless line.
  static func clean(_ reply: String) -> String {
    String(
      String.UnicodeScalarView(
        reply.unicodeScalars.prefix(200).map { $0.isASCII && $0.value >= 0x20 && $0.value < 0x7F ? $0 : "?" }))
  }
}
