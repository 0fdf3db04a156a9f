import Subprocess
import Synchronization

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A process that answers requests on its standard input, which is a socket, until it is ended.
///
/// It has no other descriptor of ours and no variable of our environment.
final class Worker: Sendable {
  private let socket: FrameSocket
  private let process: Task<Void, Never>
  private let ending: Ending
  private let isClosed = Mutex(false)

  /// How the process ended; nil while it runs.
  private final class Ending: Sendable {
    let status = Mutex<TerminationStatus?>(nil)
  }

  /// Starts a process. Returns nil if there is no memory or no descriptor for one.
  ///
  /// - Parameter command: an absolute path and its arguments.
  init?(command: [String]) {
    guard let path = command.first, SpareThreads.canStart(4), let (ours, theirs) = Self.socketPair() else { return nil }
    var options = PlatformOptions()
    // A group of its own, so that what it starts ends with it.
    options.processGroupID = 0
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
    ]
    socket = FrameSocket(descriptor: ours)
    ending = Ending()
    process = Task { [ending, options] in
      let result = try? await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(Array(command.dropFirst())),
        environment: .custom(["LC_ALL": "C.UTF-8"]), platformOptions: options,
        input: .fileDescriptor(FileDescriptor(rawValue: theirs), closeAfterSpawningProcess: true), output: .discarded)
      ending.status.withLock { $0 = result?.terminationStatus ?? .exited(1) }
    }
  }

  /// Asks for an answer and waits for it. Whatever fails, the worker is of no use afterwards.
  func answer(
    to request: [UInt8], within time: Duration, limit: Int
  ) async -> Result<(bytes: [UInt8], isLast: Bool), WorkerFailure> {
    let deadline = ContinuousClock.now + time
    let exchange = await withTaskCancellationHandler {
      await SpareThreads.run { [socket] () -> Result<(bytes: [UInt8], isLast: Bool), FrameSocket.Trouble> in
        do throws(FrameSocket.Trouble) {
          try socket.send(Frame(bytes: request), until: deadline)
          let frame = try socket.receive(limit: limit, until: deadline)
          return .success((frame.bytes, frame.isLast))
        } catch {
          return .failure(error)
        }
      }
    } onCancel: {
      interrupt()
    }
    guard let exchange else { return .failure(.start) }
    switch exchange {
    case .success(let answer): return .success(answer)
    case .failure where Task.isCancelled: return .failure(.cancelled)
    case .failure(.time): return .failure(.time)
    case .failure(.tooLong): return .failure(.output)
    case .failure(.closed): return .failure(await reason())
    }
  }

  /// Ends the process and all that it started.
  func end() {
    process.cancel()
    isClosed.withLock { isClosed in
      if !isClosed { close(socket.descriptor) }
      isClosed = true
    }
  }

  private func interrupt() {
    isClosed.withLock { isClosed in
      if !isClosed { shutdown(socket.descriptor, Int32(SHUT_RDWR)) }
    }
  }

  /// Why the process closed its socket. Its end is reported a moment later.
  private func reason() async -> WorkerFailure {
    for _ in 0..<50 {
      if let status = ending.status.withLock({ $0 }) { return status == .signaled(SIGXCPU) ? .time : .exit }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return .exit
  }

  /// Two ends of a socket that no other program inherits; ours doesn't block.
  private static func socketPair() -> (ours: Int32, theirs: Int32)? {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      guard socketpair(AF_UNIX, SOCK_STREAM, 0, &ends) == 0 else { return nil }
      var on: Int32 = 1
      setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #else
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    #endif
    _ = fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK)
    return (ends[0], ends[1])
  }
}
