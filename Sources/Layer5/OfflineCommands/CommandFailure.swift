/// Ends a command with status 1 and one line on standard error: what failed, and what to do.
public struct CommandFailure: Error, CustomStringConvertible {
  public let description: String

  public init(_ line: String) { description = line }
}
