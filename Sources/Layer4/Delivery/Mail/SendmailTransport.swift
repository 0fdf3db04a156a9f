import Publishing
import Sandbox

/// Hands mail to a program of the machine, as `sendmail -t` takes it. It may act as soon as it runs, so the mail is committed
/// before the program starts.
struct SendmailTransport: MailTransport {
  let program: String
  let from: MailAddress
  /// After this time a program that hangs is ended.
  var patience = Duration.seconds(120)

  func send(_ message: [UInt8], to: MailAddress, mayEnd: @escaping @Sendable () -> Bool) async -> SendResult {
    guard Starters.path(of: program, in: "") != nil else { return .unreachable("\(program) can't be run") }
    guard mayEnd() else { return .unreachable("the mail was stopped") }
    var sendmail = BoundedProcess(
      command: [program, "-t", "-i", "-f", "\(from)"], time: patience, output: .discarded)
    sendmail.variables = ["PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"]
    // The mail is committed: a busy machine is no reason to leave a doubt.
    sendmail.startTime = .seconds(300)
    // A mail that is being handed over is not broken off because the server stops.
    sendmail.outlivesItsTask = true
    // Programs of the machine want its own ends of line.
    switch await sendmail.run(input: message.filter { $0 != 0x0D }) {
    case .success: return Self.result(of: 0, program)
    case .failure(.exit(let status)): return Self.result(of: status, program)
    case .failure(.start): return .unreachable("\(program) can't be run")
    case .failure(.input): return .unreachable("there is no room for the mail that \(program) reads")
    case .failure(.lost): return .uncertain("what became of \(program) isn't known")
    case .failure(.time), .failure(.signal), .failure(.output):
      return .uncertain("\(program) was ended before it was done")
    }
  }

  /// By the statuses of sysexits.h that a mail program ends with before it has taken a mail.
  static func result(of status: Int32, _ program: String) -> SendResult {
    switch status {
    case 0: .accepted("\(program) took it")
    case 65, 67, 68: .refused("\(program) ended with \(status)")
    case 75: .later("\(program) ended with 75: try again later")
    default: .unreachable("\(program) ended with \(status)")
    }
  }
}
