import OutsideText

/// Ends a command with status 1 and one line on standard error: what failed, and what to do.
public struct CommandFailure: Error, CustomStringConvertible {
  /// The line.
  public let description: String

  /// - Parameter line: a sentence that says what failed, and one that says what to do.
  public init(_ line: String) { description = TerminalText.lines(line) }
}
