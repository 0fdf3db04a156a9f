/// A few warm processes that answer requests, each one at a time.
///
/// A process is started when it is first needed and kept for the requests after that. One that fails is ended, and the next
/// request gets a new one. Requests wait in their order while all are busy.
public actor WorkerPool {
  /// The bounds of the pool. Those of memory and processor time are the worker's own (``WorkerLoop/Limits``).
  public struct Limits: Sendable {
    /// Processes at a time.
    public var workers = 2
    /// For one request, by the clock on the wall. It is more than the processor time: a busy machine must not end a worker
    /// that is within its bounds.
    public var time: Duration = .seconds(15)
    /// Bytes of an answer.
    var answerBytes = 64 << 20

    /// Creates the limits in use.
    public init() {}
  }

  private let command: @Sendable () async -> [String]
  private let limits: Limits
  private var idle: [Worker] = []
  /// Requests being answered.
  private var busy = 0
  private var waiting: [(id: Int, continuation: CheckedContinuation<Bool, Never>)] = []
  private var nextID = 0
  private var isClosed = false
  private var knownCommand: [String]?

  /// Makes a pool without any process yet.
  ///
  /// - Parameters:
  ///   - limits: the bounds.
  ///   - command: gives an absolute path and its arguments; asked once.
  public init(limits: Limits = Limits(), command: @escaping @Sendable () async -> [String]) {
    self.limits = limits
    self.command = command
  }

  /// Starts every process ahead of the first requests.
  public func warmUp() async {
    for _ in 0..<limits.workers where idle.count + busy < limits.workers && !isClosed {
      guard let worker = await start() else { return }
      idle.append(worker)
    }
  }

  /// Gives the answer to a request.
  ///
  /// A request during which the worker ended is tried once more with a new one: the system may have ended it for reasons of
  /// its own. One that took too long isn't.
  public func answer(to request: [UInt8]) async -> Result<[UInt8], WorkerFailure> {
    guard await takeTurn() else { return .failure(isClosed ? .start : .cancelled) }
    defer { giveTurn() }
    var result = await attempt(request)
    if result == .failure(.exit), !Task.isCancelled { result = await attempt(request) }
    return result
  }

  /// Ends every process. Requests after that fail.
  public func close() {
    isClosed = true
    for worker in idle { worker.end() }
    idle = []
    let left = waiting
    waiting = []
    for request in left { request.continuation.resume(returning: false) }
  }

  /// The number of processes that wait for a request.
  var idleWorkers: Int { idle.count }

  private func attempt(_ request: [UInt8]) async -> Result<[UInt8], WorkerFailure> {
    var worker = idle.popLast()
    if worker == nil { worker = await start() }
    guard let worker else { return .failure(.start) }
    switch await worker.answer(to: request, within: limits.time, limit: limits.answerBytes) {
    case .success(let answer):
      if answer.isLast || isClosed { worker.end() } else { idle.append(worker) }
      return .success(answer.bytes)
    case .failure(let failure):
      worker.end()
      return .failure(failure)
    }
  }

  private func start() async -> Worker? {
    if knownCommand == nil { knownCommand = await command() }
    return knownCommand.flatMap { Worker(command: $0) }
  }

  // MARK: - Turns

  /// Waits until fewer requests are being answered than there may be workers. Returns false if nobody waits for it any more.
  private func takeTurn() async -> Bool {
    guard !isClosed, !Task.isCancelled else { return false }
    guard busy >= limits.workers else {
      busy += 1
      return true
    }
    let id = nextID
    nextID += 1
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard !Task.isCancelled else { return continuation.resume(returning: false) }
        waiting.append((id, continuation))
      }
    } onCancel: {
      Task { await self.leave(id) }
    }
  }

  private func leave(_ id: Int) {
    guard let place = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: place).continuation.resume(returning: false)
  }

  /// Hands the turn to whoever waits longest.
  private func giveTurn() {
    guard waiting.isEmpty else { return waiting.removeFirst().continuation.resume(returning: true) }
    busy -= 1
  }
}
