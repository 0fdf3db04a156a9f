public import Sandbox
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads pages in processes of their own: this program again, with a hidden command.
public struct PagePool: Sendable {
  private let workers: WorkerPool
  private let state = State()
  private let onFallback: @Sendable () -> Void

  private final class State: Sendable {
    /// Whether a worker has ever answered.
    let hasAnswered = Mutex(false)
    let hasFallenBack = Mutex(false)
  }

  /// Makes a pool; no process is started yet.
  ///
  /// - Parameters:
  ///   - program: the absolute path of a program that runs ``PageWorker`` when it is started with `arguments`.
  ///   - arguments: its arguments.
  ///   - isPatient: whether nobody waits: a busy machine must not make a page fail that was read before.
  ///   - onFallback: called once if no process can be started at all. Then pages are read in this one, as nothing would be
  ///     published otherwise.
  public init(
    program: String, arguments: [String], limits: WorkerPool.Limits = WorkerPool.Limits(), isPatient: Bool = false,
    onFallback: @escaping @Sendable () -> Void = {}
  ) {
    self.onFallback = onFallback
    var limits = limits
    if isPatient { limits.time = .seconds(600) }
    workers = WorkerPool(limits: limits) {
      let command = [program] + arguments
      let alone = await Starters.withoutNetwork.value + command
      // A namespace may hide the program itself. An empty request is answered by ending.
      guard case .success = await BoundedProcess(command: alone + ["--check"]).run(input: []) else { return command }
      return alone
    }
  }

  /// The path of this program's own file, which stays valid when the file is replaced; nil where the system has no such path.
  public static var thisProgram: String? {
    let path = "/proc/\(getpid())/exe"
    return access(path, X_OK) == 0 ? path : nil
  }

  /// Starts the processes ahead of the first page.
  public func warmUp() async { await workers.warmUp() }

  /// Ends the processes.
  public func close() async { await workers.close() }

  /// Reads a page.
  public func read(_ request: PageRequest) async -> Result<PageAnswer, PageFailure> {
    do {
      let frame = try request.frame
      switch await workers.answer(to: frame) {
      case .success(let answer):
        state.hasAnswered.withLock { $0 = true }
        return try PageAnswer.read(frame: answer)
      case .failure(.time): return .failure(.tooSlow)
      case .failure(.output): return .failure(.tooLarge)
      case .failure(.exit): return .failure(.crashed)
      case .failure(.start): return fallBack(request)
      case .failure(.cancelled): return .failure(.cancelled)
      }
    } catch {
      // An answer that is no article.
      return .failure(.crashed)
    }
  }

  /// A system may forbid to start processes, or have no memory for them from the beginning. Once one has answered, a page
  /// might be the cause.
  private func fallBack(_ request: PageRequest) -> Result<PageAnswer, PageFailure> {
    guard !state.hasAnswered.withLock({ $0 }) else { return .failure(.noReader) }
    let isFirst = state.hasFallenBack.withLock { known in
      defer { known = true }
      return !known
    }
    if isFirst { onFallback() }
    return request.answer()
  }
}
