/// Why a worker gave no answer to a request.
public enum WorkerFailure: String, Error, Hashable, Sendable {
  /// No process could be started.
  case start
  /// It took longer than it may, by the clock or by the processor's, and was ended.
  case time
  /// It ended before it answered: it crashed, or asked for more memory than it may have.
  case exit
  /// Its answer is larger than it may be.
  case output
  /// Whoever asked no longer waits.
  case cancelled
}
