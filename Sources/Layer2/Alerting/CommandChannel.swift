import Sandbox

/// Runs a program with an alert as JSON on its standard input.
///
/// There is no shell, so nothing in an alert can become a command. The program gets none of our variables: some are secrets.
public struct CommandChannel: AlertChannel {
  private let command: [String]
  private let seconds: Int

  /// Returns nil if the line doesn't begin with the path of a program.
  ///
  /// - Parameter line: the program's whole path and its arguments, with spaces between; quotes have no meaning.
  public init?(_ line: String, seconds: Int = 30) {
    command = line.split(separator: " ").map(String.init)
    self.seconds = seconds
    guard command.first?.hasPrefix("/") == true else { return nil }
  }

  /// Runs the program with the alert's JSON on its standard input, and waits for its end.
  public func send(_ alert: Alert) async throws(AlertFailure) {
    var program = BoundedProcess(command: command, time: .seconds(seconds), output: .discarded)
    program.variables = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
    // A busy machine is no reason to report nothing.
    program.startTime = .seconds(300)
    // A report that is on its way is not broken off because the server stops.
    program.outlivesItsTask = true
    switch await program.run(input: alert.json) {
    case .success: return
    case .failure(.start): throw AlertFailure("the program can't be run")
    case .failure(.input): throw AlertFailure("there is no room for the program's input")
    case .failure(.time), .failure(.output): throw AlertFailure("the program did not end within \(seconds) seconds")
    case .failure(.exit(let status)): throw AlertFailure("the program ended with \(status)")
    case .failure(.signal(let signal)): throw AlertFailure("the program was ended by signal \(signal)")
    case .failure(.lost): throw AlertFailure("what became of the program isn't known")
    }
  }
}
