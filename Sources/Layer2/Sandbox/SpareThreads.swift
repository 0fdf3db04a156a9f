#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Threads that a system with little memory may not give.
enum SpareThreads {
  /// Whether there is memory for a number of threads at once.
  ///
  /// Why: Subprocess starts threads of its own, and if it can't it blocks the threads that every task runs on. Their stacks
  /// are kept by the C library, so it gets those.
  static func canStart(_ count: Int, _ start: (inout [pthread_t]) -> Bool = SpareThreads.start) -> Bool {
    var threads: [pthread_t] = []
    let canStart = (0..<count).allSatisfy { _ in start(&threads) }
    for thread in threads { pthread_join(thread, nil) }
    return canStart
  }

  /// Starts a thread that ends at once and adds it to a list. Returns false if there is no memory for it.
  @Sendable static func start(_ threads: inout [pthread_t]) -> Bool {
    var thread = pthread_t()
    guard pthread_create(&thread, nil, { _ in nil }, nil) == 0 else { return false }
    threads.append(thread)
    return true
  }

  /// Runs work that blocks on a thread of its own. Returns nil if there is none to be had.
  static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
    await withCheckedContinuation { continuation in
      let job = Job {
        continuation.resume(returning: work())
      }
      var thread = pthread_t()
      let context = Unmanaged.passRetained(job)
      let status = pthread_create(
        &thread, nil,
        { context in
          #if canImport(Darwin)
            Unmanaged<Job>.fromOpaque(context).takeRetainedValue().work()
          #else
            if let context { Unmanaged<Job>.fromOpaque(context).takeRetainedValue().work() }
          #endif
          return nil
        }, context.toOpaque())
      if status == 0 {
        pthread_detach(thread)
      } else {
        context.release()
        continuation.resume(returning: nil)
      }
    }
  }

  private final class Job: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }
}
