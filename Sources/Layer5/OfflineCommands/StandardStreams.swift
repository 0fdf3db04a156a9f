#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads standard input a line at a time, without copying lines.
///
/// It isn't safe for two threads at once: whoever shares it holds a lock.
struct StandardInput: @unchecked Sendable {
  private var buffer = UnsafeMutableBufferPointer(
    start: malloc(1 << 20)?.assumingMemoryBound(to: UInt8.self), count: 1 << 20)
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  /// Calls the body with the next line, without its newline. Returns false at the end of the input.
  mutating func nextLine(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws -> Bool {
    var searched = start
    while true {
      if let newline = find(from: searched) {
        let line = UnsafeBufferPointer(rebasing: buffer[start..<newline])
        start = newline + 1
        try body(line)
        return true
      }
      searched = end
      if isAtEnd {
        guard start < end else { return false }
        let line = UnsafeBufferPointer(rebasing: buffer[start..<end])
        start = end
        try body(line)
        return true
      }
      searched -= start
      try readMore()
      searched += start
    }
  }

  static func readAll() throws -> [UInt8] {
    var input = StandardInput()
    while !input.isAtEnd { try input.readMore() }
    return Array(input.buffer[input.start..<input.end])
  }

  private func find(from place: Int) -> Int? {
    guard place < end, let base = buffer.baseAddress, let found = memchr(base + place, 0x0A, end - place) else {
      return nil
    }
    return found - UnsafeMutableRawPointer(base)
  }

  /// Reads behind what is there, moving it to the front or to a larger buffer if the end is reached.
  private mutating func readMore() throws {
    if end == buffer.count {
      if start > 0, let base = buffer.baseAddress {
        memmove(base, base + start, end - start)
        end -= start
        start = 0
      }
      // The system moves a large block to a larger place without touching its bytes.
      if end > buffer.count / 2 {
        let moved = realloc(buffer.baseAddress, buffer.count * 2)
        guard let moved else { throw CommandFailure("A line is too long for the memory of this machine.") }
        buffer = UnsafeMutableBufferPointer(
          start: moved.assumingMemoryBound(to: UInt8.self), count: buffer.count * 2)
      }
    }
    guard let base = buffer.baseAddress else { return }
    let count = read(STDIN_FILENO, base + end, buffer.count - end)
    if count < 0, errno == EINTR { return }
    guard count >= 0 else { throw CommandFailure("Standard input can't be read: \(String(cString: strerror(errno)))") }
    if count == 0 { isAtEnd = true }
    end += count
  }
}

/// Writes standard output in large pieces.
struct StandardOutput {
  private var buffer: [UInt8] = []

  mutating func write(_ text: String) {
    buffer += text.utf8
    if buffer.count > 1 << 16 { flush() }
  }

  mutating func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count > 1 << 16 { flush() }
  }

  /// A reader that went away ends the program: nobody wants the rest of its work.
  mutating func flush() {
    if !Output.write(buffer) { endWithoutReader() }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Ends the program if whoever read its output has gone.
func endWithoutReader() {
  if Output.isReaderGone { exit(0) }
}
