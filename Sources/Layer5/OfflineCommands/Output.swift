import OutsideText
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output and standard error of this process.
///
/// Nothing that a pipe, a closed terminal or a full disk does ends the program: what can't be written is dropped. Why: Foundation's
/// file handles trap on a failed write, so `tenhn serve | head -1` ended the server.
public enum Output {
  private static let failure = Mutex<Int32?>(nil)

  /// The error of the first write to standard output that failed; nil if all succeeded.
  public static var firstFailure: Int32? { failure.withLock { $0 } }

  /// Whether whoever read standard output has gone.
  static var isReaderGone: Bool { firstFailure == EPIPE }

  /// Whether standard output is a terminal.
  public static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes bytes to a file descriptor. Returns whether all of them were written.
  @discardableResult
  public static func write(_ bytes: some Sequence<UInt8>, to descriptor: Int32 = 1) -> Bool {
    let bytes = ContiguousArray(bytes)
    let error = bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    guard let error else { return true }
    if descriptor == STDOUT_FILENO { failure.withLock { $0 = $0 ?? error } }
    return false
  }

  /// A write to a pipe without a reader fails from now on, instead of ending the program by a signal. Programs that are started
  /// from here keep the system's way, because a handler isn't inherited.
  public static func survivesClosedPipes() { signal(SIGPIPE) { _ in } }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count, let base = bytes.baseAddress {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, base + written, bytes.count - written)
      #else
        let count = Darwin.write(descriptor, base + written, bytes.count - written)
      #endif
      if count > 0 {
        written += count
      } else if errno == EAGAIN {
        waitUntilWritable(descriptor)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// A terminal that others share may be set not to block.
  private static func waitUntilWritable(_ descriptor: Int32) {
    var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&place, 1, 1_000)
  }
}

/// Prints text for people at once. What could command their terminal is replaced by its number.
public func say(_ text: String, ending: String = "\n") { Output.write((TerminalText.lines(text) + ending).utf8) }

/// Prints a document as it is, for files and programs. On a terminal, what could command it is replaced.
public func emit(_ text: String, ending: String = "\n") {
  if Output.isTerminal { say(text, ending: ending) } else { Output.write((text + ending).utf8) }
}

/// Prints text for people on standard error.
public func warn(_ text: String) { Output.write((TerminalText.lines(text) + "\n").utf8, to: STDERR_FILENO) }
