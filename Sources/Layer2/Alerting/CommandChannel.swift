import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a program with an alert as JSON on its standard input.
///
/// There is no shell, so nothing in an alert can become a command. The program gets none of our variables: some are secrets.
public struct CommandChannel: AlertChannel {
  private let program: String
  private let arguments: [String]
  private let seconds: Double

  /// Returns nil if the line doesn't begin with the path of a program.
  ///
  /// - Parameter line: the program's whole path and its arguments, with spaces between; quotes have no meaning.
  public init?(_ line: String, seconds: Double = 30) {
    let words = line.split(separator: " ").map(String.init)
    guard let program = words.first, program.hasPrefix("/") else { return nil }
    self.program = program
    arguments = Array(words.dropFirst())
    self.seconds = seconds
  }

  /// Runs the program with the alert's JSON on its standard input, and waits for its end.
  public func send(_ alert: Alert) async throws(AlertFailure) {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw AlertFailure("the program can't be run")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let input = Pipe()
    process.standardInput = input
    let ended = AsyncStream<Void>.makeStream()
    let state = State()
    // At once, not when the waiting task gets a thread: a busy machine would else report a program as late that ended in time.
    process.terminationHandler = { _ in
      state.end()
      ended.continuation.finish()
    }
    do {
      // All of it fits into the pipe and is written while we hold the other end, so a program that reads nothing can't break it.
      try input.fileHandleForWriting.write(contentsOf: Data(alert.json.prefix(32_768)))
      try input.fileHandleForWriting.close()
      try process.run()
    } catch {
      throw AlertFailure("the program can't be run")
    }
    // A timer of its own: a program that hangs must not depend on a free thread to be ended.
    let number = process.processIdentifier
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
      guard state.isLate() else { return }
      // It and what it started.
      kill(-number, SIGKILL)
      kill(number, SIGKILL)
    }
    for await _ in ended.stream {}
    guard !process.isRunning else { throw AlertFailure("the wait for the program was cancelled") }
    guard !state.wasLate else { throw AlertFailure("the program did not end within \(Int(seconds)) seconds") }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw AlertFailure("the program ended with \(process.terminationStatus)")
    }
  }

  /// Whether a program still runs. After its end another program may have its number.
  private final class State: Sendable {
    private enum Phase { case running, late, over }
    private let phase = Mutex(Phase.running)

    /// Whether it is still running, which makes it late.
    func isLate() -> Bool {
      phase.withLock { phase in
        guard phase == .running else { return false }
        phase = .late
        return true
      }
    }

    /// Notes the end, unless it was late.
    func end() { phase.withLock { if $0 == .running { $0 = .over } } }

    var wasLate: Bool { phase.withLock { $0 == .late } }
  }
}
