import Dispatch

/// Runs work that waits for a disk or computes for long on threads of its own.
///
/// Why: the threads that answer requests are as few as the processor's cores; a book of 9 MB held one of them for a third of a second.
public enum Background {
  /// Runs a piece of work and returns what it returns.
  ///
  /// - Throws: what the work throws.
  public static func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async {
        continuation.resume(with: Swift.Result(catching: work))
      }
    }
  }
}
