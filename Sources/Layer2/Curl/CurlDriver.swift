import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Carries out transfers: all of them on one thread, however many there are.
///
/// Transfers of one driver share its connections; those of two drivers never do. The thread starts with the first transfer.
/// After ten idle seconds it closes every connection and ends.
public final class CurlDriver: Sendable {
  private let desk = TransferDesk()

  /// Creates a driver. It costs nothing until it is used.
  public init() {}

  deinit { desk.close(then: {}) }

  /// Carries out a transfer. If the task is cancelled, the transfer ends at once.
  /// - Throws: ``CurlFailure`` unless the whole answer came.
  public func perform(_ transfer: CurlTransfer) async throws(CurlFailure) -> CurlAnswer {
    let ticket = Ticket()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        enqueue(TransferJob(transfer: transfer, ticket: ticket) { continuation.resume(returning: $0) })
      }
    } onCancel: {
      ticket.isCancelled.store(true, ordering: .releasing)
      desk.wake()
    }
    return try result.get()
  }

  /// Ends every transfer and closes every connection. Nothing can be transferred afterwards.
  public func shutdown() async {
    await withCheckedContinuation { continuation in desk.close { continuation.resume() } }
  }

  private func enqueue(_ job: TransferJob) {
    switch desk.submit(job) {
    case .taken: break
    case .refused: job.finish(.failure(CurlFailure(.unavailable, text: "the driver is shut down")))
    case .needsThread: if !Self.startThread(for: desk) { desk.fail() }
    }
  }

  private static func startThread(for desk: TransferDesk) -> Bool {
    guard CurlLibrary.isReady else { return false }
    let box = Unmanaged.passRetained(desk)
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = pthread_create(&thread, nil, { box in runDriver(box) }, box.toOpaque())
      if status == 0, let thread { pthread_detach(thread) }
    #else
      var thread = pthread_t()
      let status = pthread_create(&thread, nil, { box in runDriver(box) }, box.toOpaque())
      if status == 0 { pthread_detach(thread) }
    #endif
    if status != 0 { box.release() }
    return status == 0
  }
}

private func runDriver(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let box else { return nil }
  // A write to a closed connection must not end the program, and signals are for other threads.
  var all = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_BLOCK, &all, nil)
  let desk = Unmanaged<TransferDesk>.fromOpaque(box).takeRetainedValue()
  DriverLoop(desk: desk).run()
  return nil
}

/// Whether somebody still waits for a transfer.
final class Ticket: Sendable {
  let isCancelled = Atomic(false)
}

/// A transfer and whoever waits for it.
struct TransferJob: Sendable {
  var transfer: CurlTransfer
  var ticket: Ticket
  /// Must be called exactly once.
  var finish: @Sendable (Result<CurlAnswer, CurlFailure>) -> Void
}
