import Dispatch
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

/// One run of a program within a time. Every program that 10HN runs once is run by it: tools on bytes that nobody vouches for,
/// the operator's alert command, the machine's `sendmail`.
///
/// There is no shell. The program has no variable of ours, no descriptor but standard input, output and error, and a process
/// group of its own, all of which is ended when its time is up; what it leaves behind after a good end goes on, as some mail
/// programs do. Bounds of memory and processor time are set by `prlimit` (``Starters``).
public struct BoundedProcess: Sendable {
  /// Why a program wasn't run to a good end.
  public enum Failure: Error, Hashable, Sendable {
    /// It could not be started.
    case start
    /// There was no room for its input, so it wasn't started.
    case input
    /// It ended with another status than 0.
    case exit(status: Int32)
    /// A signal ended it.
    case signal(Int32)
    /// It took longer than it may, or its task was cancelled, and it was ended.
    case time
    /// It wrote more than it may, and was ended.
    case output
    /// It was started, and what became of it isn't known.
    case lost
  }

  /// What becomes of what it writes.
  public enum Output: Hashable, Sendable {
    /// It is kept, up to a number of bytes.
    case kept(limit: Int)
    /// Nobody reads it.
    case discarded
  }

  /// An absolute path and its arguments.
  public let command: [String]
  /// From its start, by the clock on the wall. For tools it is twice the processor time that ``Starters`` allows: a busy machine
  /// must not end one that is within its bounds.
  public var time: Duration
  /// How long it may wait for its start, which needs a free thread.
  public var startTime = Duration.seconds(20)
  /// What becomes of its standard output. Its standard error is discarded.
  public var output: Output
  /// All the variables that it sees. None are ours, because some of ours hold secrets.
  public var variables = ["LC_ALL": "C.UTF-8"]
  /// Whether it goes on, within its time, if the task that waits for it is cancelled. A mail that is being handed over is not
  /// broken off because the server stops.
  public var outlivesItsTask = false
  /// Starts a thread that ends at once and adds it to a list. Returns false if there is no memory for it.
  var startThread: @Sendable (inout [pthread_t]) -> Bool = SpareThreads.start

  /// - Parameters:
  ///   - command: an absolute path and its arguments.
  ///   - time: how long it may take.
  ///   - output: what becomes of what it writes.
  public init(command: [String], time: Duration = .seconds(20), output: Output = .kept(limit: 16_000_000)) {
    self.command = command
    self.time = time
    self.output = output
  }

  /// Runs it to its end with the input on its standard input, or until its time is up.
  ///
  /// Why the task isn't a child: Subprocess never comes back if it can't start its own thread, as with little memory. A
  /// group would wait for it for ever, and no edition would be made.
  public func run(input: [UInt8]) async -> Result<[UInt8], Failure> {
    guard let file = Self.anonymousFile(holding: input) else { return .failure(.input) }
    let (results, report) = AsyncStream.makeStream(
      of: Result<[UInt8], Failure>.self, bufferingPolicy: .bufferingOldest(1))
    let watch = RunWatch(waitsForOutput: output != .discarded)
    let process = Task {
      let result = await finish(file, watch) { report.yield(.failure(.time)) }
      report.yield(watch.end() || Task.isCancelled ? .failure(.time) : result)
    }
    watch.whenLate { process.cancel() }
    // Not a task: one would wait for a free thread itself.
    DispatchQueue.global().asyncAfter(deadline: .now() + startTime / .seconds(1)) {
      if let failure = watch.startIsLate() { report.yield(.failure(failure)) }
    }
    return await withTaskCancellationHandler {
      for await result in results { return result }
      return .failure(outlivesItsTask ? .lost : .time)
    } onCancel: {
      if !outlivesItsTask { process.cancel() }
    }
  }

  private func finish(
    _ file: FileDescriptor, _ watch: RunWatch, _ isHopeless: @escaping @Sendable () -> Void
  ) async -> Result<[UInt8], Failure> {
    guard SpareThreads.canStart(4, startThread), !Task.isCancelled, watch.mayStart() else {
      try? file.close()
      return .failure(.start)
    }
    do {
      switch output {
      case .kept(let limit):
        let result = try await start(file, .bytes(limit: limit), watch, isHopeless)
        return ending(result.terminationStatus).map { result.standardOutput }
      case .discarded:
        return ending(try await start(file, .discarded, watch, isHopeless).terminationStatus).map { [] }
      }
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      return .failure(.output)
    } catch {
      return .failure(watch.hasBegun ? .lost : .start)
    }
  }

  private func start<Kept: OutputProtocol>(
    _ file: FileDescriptor, _ kept: Kept, _ watch: RunWatch, _ isHopeless: @escaping @Sendable () -> Void
  ) async throws -> ExecutionResult<Void, Kept, DiscardedOutput> {
    var options = PlatformOptions()
    // A group of its own, so that what it starts ends with it.
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
    ]
    let environment = variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
    return try await Subprocess.run(
      .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
      environment: .custom(Dictionary(uniqueKeysWithValues: environment)), platformOptions: options,
      input: .fileDescriptor(file, closeAfterSpawningProcess: true), output: kept, error: .discarded
    ) { execution in
      watch.begin(execution.processIdentifier.value)
      // Not a task: a program that hangs must be ended even while all threads of tasks are busy.
      DispatchQueue.global().asyncAfter(deadline: .now() + time / .seconds(1)) {
        guard watch.timeIsUp() else { return }
        // It is waited for, which takes moments.
        DispatchQueue.global().asyncAfter(deadline: .now() + 2, execute: isHopeless)
      }
    }
  }

  private func ending(_ status: TerminationStatus) -> Result<Void, Failure> {
    switch status {
    case .exited(0): .success(())
    case .exited(let status): .failure(.exit(status: status))
    case .signaled(let signal): .failure(.signal(signal))
    }
  }
}
