import Foundation
import Publishing
import Synchronization

/// Hands mail to a program of the machine, as `sendmail -t` takes it. It may act as soon as it runs, so the mail is committed
/// before the program starts.
struct SendmailTransport: MailTransport {
  let program: String
  let from: MailAddress

  /// Seconds after which a program that hangs is ended.
  private static let patience = 120.0

  func send(_ message: [UInt8], to: MailAddress, mayEnd: @escaping @Sendable () -> Bool) async -> SendResult {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      return .unreachable("\(program) can't be run")
    }
    // A file, so that a program which reads nothing can't hold us up or break a pipe.
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("tenhn-mail-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    // Programs of the machine want its own ends of line.
    let lines = Data(message.filter { $0 != 0x0D })
    guard FileManager.default.createFile(atPath: file.path, contents: lines, attributes: attributes),
      let input = try? FileHandle(forReadingFrom: file)
    else { return .unreachable("the mail can't be written to a file") }
    defer { try? input.close() }
    guard mayEnd() else { return .unreachable("the mail was stopped") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-t", "-i", "-f", "\(from)"]
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"]
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = AsyncStream<Void>.makeStream()
    let over = OverFlag()
    process.terminationHandler = { _ in
      over.set()
      ended.continuation.finish()
    }
    do { try process.run() } catch { return .unreachable("\(program) can't be run") }
    let number = process.processIdentifier
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) {
      if !over.isSet { kill(number, SIGKILL) }
    }
    for await _ in ended.stream {}
    guard !process.isRunning, process.terminationReason == .exit else {
      return .uncertain("\(program) was ended before it was done")
    }
    return Self.result(of: process.terminationStatus, program)
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

  /// Whether the program has ended. Afterwards another may have its number.
  private final class OverFlag: Sendable {
    private let flag = Mutex(false)
    var isSet: Bool { flag.withLock { $0 } }
    func set() { flag.withLock { $0 = true } }
  }
}
