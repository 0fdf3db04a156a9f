/// What a person is told when a command could not be done: one line, what failed and what to do.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ line: String) { description = line }
}
