/// Lets several tasks that want the same thing wait for one of them to get it.
///
/// The work runs in the task that came first, so that cancelling it ends the work at once; the next one then takes over.
actor Coalescer<Value: Sendable> {
  // A key stands here as long as somebody works on it.
  private var waiting: [String: [CheckedContinuation<Value?, Never>]] = [:]

  func share(_ key: String, _ work: @Sendable () async -> Value) async -> Value {
    while waiting[key] != nil {
      if let value = await withCheckedContinuation({ waiting[key, default: []].append($0) }) { return value }
    }
    waiting[key] = []
    let value = await work()
    // What a cancelled task ends with says nothing about the thing.
    let shared = Task.isCancelled ? nil : value
    for other in waiting.removeValue(forKey: key) ?? [] { other.resume(returning: shared) }
    return value
  }
}
