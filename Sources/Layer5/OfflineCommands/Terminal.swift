import OutsideText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where commands write: what comes from outside never commands the terminal.
public enum Terminal {
  /// Prints lines for a person. Titles and names in them are put through `TerminalText.line` before, so that none of them ends
  /// a line.
  public static func show(_ text: String, terminator: String = "\n") {
    write(TerminalText.lines(text) + terminator)
  }

  /// Prints data for a program or a file, unchanged unless a terminal shows them.
  public static func showData(_ text: String, terminator: String = "\n") {
    write((isatty(STDOUT_FILENO) == 1 ? TerminalText.lines(text) : text) + terminator)
  }

  /// At once: a pipe or a file would else wait until a buffer is full.
  private static func write(_ text: String) {
    var output = StandardOutput()
    output.write(text)
    output.flush()
  }
}
