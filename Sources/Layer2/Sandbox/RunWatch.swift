import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ends a program whose time is up, and knows whether that was why it ended.
final class RunWatch: Sendable {
  private enum Phase {
    case waiting
    case starting
    case running(pid_t)
    case over
  }

  private struct State {
    var phase = Phase.waiting
    var hasBegun = false
    var wasLate = false
    var whenLate: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())
  /// Whether a run isn't over while its output is open, though the program has ended.
  private let waitsForOutput: Bool

  init(waitsForOutput: Bool) { self.waitsForOutput = waitsForOutput }

  /// Keeps what to do when the run is late.
  func whenLate(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      if case .over = state.phase { return state.wasLate }
      state.whenLate = action
      return state.wasLate
    }
    if isLate { action() }
  }

  /// Whether the program may be started now. If it was too late once, it never may.
  func mayStart() -> Bool {
    state.withLock { state in
      guard !state.wasLate else { return false }
      state.phase = .starting
      return true
    }
  }

  /// Notes the number of the program that was started, and ends it if nobody waits for it any more.
  func begin(_ number: pid_t) {
    state.withLock { state in
      (state.phase, state.hasBegun) = (.running(number), true)
      if state.wasLate { Self.end(number) }
    }
  }

  /// Whether the program was started.
  var hasBegun: Bool { state.withLock { $0.hasBegun } }

  /// Notes the end of the run. Returns whether it came too late.
  func end() -> Bool {
    state.withLock { state in
      (state.phase, state.whenLate) = (.over, nil)
      return state.wasLate
    }
  }

  /// What a program has failed by that hasn't begun by now. It won't begin, unless the system is about to start it.
  func startIsLate() -> BoundedProcess.Failure? {
    let (failure, action) = state.withLock { state -> (BoundedProcess.Failure?, (@Sendable () -> Void)?) in
      let failure: BoundedProcess.Failure
      switch state.phase {
      case .waiting: failure = .start
      case .starting: failure = .lost
      case .running, .over: return (nil, nil)
      }
      state.wasLate = true
      return (failure, state.whenLate)
    }
    action?()
    return failure
  }

  /// Ends the program and what it started, if it still runs. Returns whether the run is late.
  ///
  /// The system is asked: on a busy machine it may take long until a task hears of an end that came in time, and another program
  /// may have the number by then.
  func timeIsUp() -> Bool {
    let action: (@Sendable () -> Void)? = state.withLock { state in
      guard case .running(let number) = state.phase else { return nil }
      let isRunning = Self.isRunning(number)
      guard isRunning || waitsForOutput else { return nil }
      if isRunning { Self.end(number) } else { kill(-number, SIGKILL) }
      state.wasLate = true
      return state.whenLate ?? {}
    }
    action?()
    return action != nil
  }

  private static func end(_ number: pid_t) {
    kill(-number, SIGKILL)
    kill(number, SIGKILL)
  }

  /// Whether a child has not ended. One that has ended stays our child until it is waited for, which this doesn't do.
  private static func isRunning(_ number: pid_t) -> Bool {
    var report = siginfo_t()
    return waitid(P_PID, id_t(number), &report, WEXITED | WNOHANG | WNOWAIT) == 0 && report.si_signo == 0
  }
}
