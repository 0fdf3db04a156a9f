import Curl
import Publishing
import Synchronization

/// Submits mail by SMTP (RFC 5321, 3207, 4954) over libcurl: one connection for many mails, one recipient a transaction.
struct SMTPTransport: MailTransport {
  let place: SMTPPlace
  let password: String?
  let from: MailAddress
  private let driver = CurlDriver()

  init(place: SMTPPlace, password: String?, from: MailAddress) {
    (self.place, self.password, self.from) = (place, password, from)
  }

  func send(_ message: [UInt8], to: MailAddress, mayEnd: @escaping @Sendable () -> Bool) async -> SendResult {
    let gate = Gate(mayEnd: mayEnd)
    let transfer = CurlTransfer(
      // The path is what the client calls itself.
      "\(place.isSecure ? "smtps" : "smtp")://\(place.host):\(place.port)/\(from.domain)",
      options: [
        .schemes("smtp,smtps"), .mailFrom("\(from)"), .mailTo("\(to)"), .connectTime(.seconds(20)),
        .time(.seconds(300)), .silence(120), .startTLS(!place.isSecure && !place.isLoopback),
      ] + (place.user.map { CurlOption.login(user: $0, password: password ?? "") } ?? []),
      upload: CurlUpload(message) { gate.open() })
    do throws(CurlFailure) {
      return .accepted(SMTPVerdict.clean(try await driver.perform(transfer).reply))
    } catch {
      return SMTPVerdict.result(of: error, isHandedOver: gate.isOpen)
    }
  }

  /// Whether the end of the message was handed over.
  private final class Gate: Sendable {
    private let mayEnd: @Sendable () -> Bool
    private let state = Mutex(false)

    init(mayEnd: @escaping @Sendable () -> Bool) { self.mayEnd = mayEnd }

    var isOpen: Bool { state.withLock { $0 } }

    func open() -> Bool {
      let isOpen = mayEnd()
      state.withLock { $0 = isOpen }
      return isOpen
    }
  }
}
