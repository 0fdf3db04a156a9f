import CCurl
import Synchronization

/// Where transfers wait for the driver's thread; the only thing that other threads share with it.
final class TransferDesk: Sendable {
  enum Submission { case taken, refused, needsThread }

  /// libcurl allows one function of a multi handle on other threads: the one that wakes it.
  struct Multi: @unchecked Sendable { let handle: UnsafeMutableRawPointer }

  private struct State {
    var waiting: [TransferJob] = []
    var multi: Multi?
    var hasThread = false
    var isClosed = false
    var whenClosed: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  func submit(_ job: TransferJob) -> Submission {
    state.withLock { state in
      guard !state.isClosed else { return .refused }
      state.waiting.append(job)
      defer { state.hasThread = true }
      if let multi = state.multi { curl_multi_wakeup(multi.handle) }
      return state.hasThread ? .taken : .needsThread
    }
  }

  func wake() {
    state.withLock { state in
      if let multi = state.multi { curl_multi_wakeup(multi.handle) }
    }
  }

  /// Takes no more transfers. `done` is called when the thread, if there is one, has closed everything.
  func close(then done: @escaping @Sendable () -> Void) {
    let hasThread = state.withLock { state in
      state.isClosed = true
      if state.hasThread { state.whenClosed.append(done) }
      if let multi = state.multi { curl_multi_wakeup(multi.handle) }
      return state.hasThread
    }
    if !hasThread { done() }
  }

  /// No thread could be started: nobody will carry out what waits.
  func fail() {
    let (jobs, done) = state.withLock { state in
      defer { (state.waiting, state.whenClosed, state.hasThread) = ([], [], false) }
      return (state.waiting, state.whenClosed)
    }
    for job in jobs { job.finish(.failure(CurlFailure(.unavailable, text: "no thread can be started"))) }
    for call in done { call() }
  }
}

// For the driver's thread.
extension TransferDesk {
  func open(_ multi: Multi) { state.withLock { $0.multi = multi } }

  /// What came since the last time, and whether nothing more may come.
  func take() -> (jobs: [TransferJob], isClosed: Bool) {
    state.withLock { state in
      defer { state.waiting = [] }
      return (state.waiting, state.isClosed)
    }
  }

  /// Whether a transfer waits, or the driver was closed.
  var hasWork: Bool { state.withLock { !$0.waiting.isEmpty || $0.isClosed } }

  /// Forgets the multi handle, which is about to be freed.
  func forget() { state.withLock { $0.multi = nil } }

  /// Whether the thread, which has closed everything, may end. If not, a transfer came meanwhile.
  func mayEnd() -> Bool {
    let (mayEnd, done) = state.withLock { state -> (Bool, [@Sendable () -> Void]) in
      guard state.waiting.isEmpty else { return (false, []) }
      defer { (state.hasThread, state.whenClosed) = (false, []) }
      return (true, state.whenClosed)
    }
    for call in done { call() }
    return mayEnd
  }
}
