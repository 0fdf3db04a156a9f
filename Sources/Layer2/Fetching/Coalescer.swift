/// Lets several tasks share one piece of work.
///
/// The work runs in the first task, so that cancelling that task ends the work at once. The next task then takes over.
actor Coalescer<Value: Sendable> {
  // A key is here as long as a task works on it.
  private var waiting: [String: [CheckedContinuation<Value?, Never>]] = [:]

  /// Returns the result of the work for a key, which one of the tasks that wait for it does.
  func share(_ key: String, _ work: @Sendable () async -> Value) async -> Value {
    while waiting[key] != nil {
      if let value = await withCheckedContinuation({ waiting[key, default: []].append($0) }) { return value }
    }
    waiting[key] = []
    let value = await work()
    // The result of a cancelled task says nothing about the work.
    let shared = Task.isCancelled ? nil : value
    for other in waiting.removeValue(forKey: key) ?? [] { other.resume(returning: shared) }
    return value
  }
}
