import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of a program that may not be trusted with what it reads.
///
/// Subprocess leaves it no descriptor but standard input, output and error. Two things it doesn't offer: bounds of memory
/// and processor time, which `prlimit` sets (``Starters``), and input that a program may leave unread
/// (``anonymousFile(holding:)``).
public struct BoundedProcess: Sendable {
  /// Why a program gave no output.
  public enum Failure: Error, Hashable, Sendable {
    /// It could not be started.
    case start
    /// It ended with another status than 0, or by a signal.
    case exit
    /// It took longer than it may, and was ended.
    case time
    /// It wrote more than it may, and was ended.
    case output
  }

  /// An absolute path and its arguments.
  public let command: [String]
  /// By the clock on the wall. It is twice the processor time that ``Starters`` allows: a busy machine must not end a tool that
  /// is within its bounds.
  public var time: Duration
  /// In bytes.
  public var outputLimit = 16_000_000
  /// Starts a thread that ends at once and adds it to a list. Returns false if there is no memory for it.
  var startThread: @Sendable (inout [pthread_t]) -> Bool = SpareThreads.start

  /// - Parameters:
  ///   - command: an absolute path and its arguments.
  ///   - time: how long it may take.
  public init(command: [String], time: Duration = .seconds(20)) {
    self.command = command
    self.time = time
  }

  /// Runs it to its end with the input on its standard input, or until its time is up.
  ///
  /// Why the tasks aren't children: Subprocess never comes back if it can't start its own thread, as with little memory. A
  /// group would wait for it for ever, and no edition would be made.
  public func run(input: [UInt8]) async -> Result<[UInt8], Failure> {
    let (results, report) = AsyncStream.makeStream(
      of: Result<[UInt8], Failure>.self, bufferingPolicy: .bufferingOldest(1))
    let process = Task {
      let result = await finish(input)
      report.yield(Task.isCancelled ? .failure(.time) : result)
    }
    let alarm = Task {
      try await Task.sleep(for: time)
      process.cancel()
      // The process is killed and waited for, which takes moments.
      try await Task.sleep(for: .seconds(2))
      report.yield(.failure(.time))
    }
    return await withTaskCancellationHandler {
      defer { alarm.cancel() }
      for await result in results { return result }
      return .failure(.time)
    } onCancel: {
      process.cancel()
    }
  }

  private func finish(_ input: [UInt8]) async -> Result<[UInt8], Failure> {
    guard SpareThreads.canStart(4, startThread) else { return .failure(.start) }
    var options = PlatformOptions()
    // A group of its own, so that what it starts ends with it.
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
    ]
    guard let file = Self.anonymousFile(holding: input) else { return .failure(.start) }
    do {
      // No variable of ours is seen: some hold secrets.
      let result = try await Subprocess.run(
        .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
        environment: .custom(["LC_ALL": "C.UTF-8"]), platformOptions: options,
        input: .fileDescriptor(file, closeAfterSpawningProcess: true),
        output: .bytes(limit: outputLimit))
      return result.terminationStatus.isSuccess ? .success(result.standardOutput) : .failure(.exit)
    } catch let error as SubprocessError {
      switch error.code {
      case .outputLimitExceeded: return .failure(.output)
      case .executableNotFound, .spawnFailed: return .failure(.start)
      default: return .failure(.exit)
      }
    } catch {
      return .failure(.exit)
    }
  }

  /// A file without a name, which is gone when it is closed; nil if there is no room for it.
  ///
  /// Why: Subprocess writes an array into a pipe, and a program that ends before it has read all of it then ends this process
  /// by SIGPIPE. Any damaged PDF of more than 64 kB does that.
  private static func anonymousFile(holding bytes: [UInt8]) -> FileDescriptor? {
    // In memory first: a full or read-only `/tmp` would else switch the limits off.
    for place in [inMemory, onDisk] {
      guard let file = place("tenhn-\(UInt64.random(in: .min ... .max))") else { continue }
      do {
        try file.writeAll(bytes)
        try file.seek(offset: 0, from: .start)
        return file
      } catch {
        try? file.close()
      }
    }
    return nil
  }

  private static func inMemory(_ name: String) -> FileDescriptor? {
    #if os(Linux)
      let file = shm_open("/" + name, O_RDWR | O_CREAT | O_EXCL, 0o600)
      guard file >= 0 else { return nil }
      shm_unlink("/" + name)
      return FileDescriptor(rawValue: file)
    #else
      return nil
    #endif
  }

  private static func onDisk(_ name: String) -> FileDescriptor? {
    let path = FilePath("/tmp/" + name)
    let file = try? FileDescriptor.open(
      path, .readWrite, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec], permissions: .ownerReadWrite)
    if file != nil { unlink(path.string) }
    return file
  }
}
