#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One run of a program that may not be trusted with what it reads.
struct BoundedProcess {
  enum Failure: Error, Hashable {
    /// It could not be started.
    case start
    /// It ended with another status than 0, or by a signal.
    case exit
    case time
    case output
  }

  /// An absolute path and its arguments.
  let command: [String]
  var seconds = 10
  var outputLimit = 16_000_000

  /// Runs it to its end, with the input as a file on standard input. Blocks.
  func run(input: [UInt8]) -> Result<[UInt8], Failure> {
    guard let file = Self.anonymousFile(holding: input) else { return .failure(.start) }
    defer { close(file) }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return .failure(.start) }
    defer { close(ends[0]) }
    guard let child = spawn(input: file, output: ends[1], closing: ends[0]) else {
      close(ends[1])
      return .failure(.start)
    }
    close(ends[1])
    let deadline = Self.now + Double(seconds)
    let output = read(from: ends[0], until: deadline)
    // Whoever closed its output and stays has nothing to say any more.
    if case .failure = output { kill(-child, SIGKILL) }
    let status = Self.wait(for: child, until: deadline)
    return output.flatMap { status == 0 ? .success($0) : .failure(status == nil ? .time : .exit) }
  }

  // MARK: - Starting

  /// Standard input, output and nothing else is open; no variable of ours is seen.
  private func spawn(input: Int32, output: Int32, closing end: Int32) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    #if canImport(Glibc)
      // Closing what is not open is no mistake to this library.
      for descriptor in Int32(3)..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    #else
      posix_spawn_file_actions_addclose(&actions, end)
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8"), nil]
    defer { for pointer in arguments + environment { free(pointer) } }
    var child: pid_t = 0
    guard posix_spawn(&child, command[0], &actions, &attributes, &arguments, &environment) == 0 else { return nil }
    return child
  }

  // MARK: - Input and output

  /// A file without a name, that goes when it is closed.
  private static func anonymousFile(holding bytes: [UInt8]) -> Int32? {
    var name = Array("/tmp/tenhn-XXXXXX\0".utf8CString.dropLast())
    let file = mkstemp(&name)
    guard file >= 0 else { return nil }
    unlink(name)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else {
        close(file)
        return nil
      }
      rest = rest.dropFirst(count)
    }
    lseek(file, 0, SEEK_SET)
    return file
  }

  private func read(from file: Int32, until deadline: Double) -> Result<[UInt8], Failure> {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = deadline - Self.now
      var request = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&request, 1, Int32(left * 1000) + 1) > 0 else { return .failure(.time) }
      #if canImport(Darwin)
        let count = Darwin.read(file, &buffer, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(file, &buffer, buffer.count)
      #else
        let count = Glibc.read(file, &buffer, buffer.count)
      #endif
      guard count > 0 else { return count == 0 ? .success(output) : .failure(.exit) }
      output += buffer[..<count]
      if output.count > outputLimit { return .failure(.output) }
    }
  }

  /// The status a process ended with, nil if it had to be ended.
  private static func wait(for child: pid_t, until deadline: Double) -> Int32? {
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      if now >= deadline {
        kill(-child, SIGKILL)
        waitpid(child, &status, 0)
        return nil
      }
      usleep(2000)
    }
    return status
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
