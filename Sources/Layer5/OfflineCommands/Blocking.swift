import Dispatch
import Synchronization

/// Waits on this thread for an asynchronous result. For commands whose threads are their own; never call it from a task.
func blocking<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value? {
  let (result, done) = (Waited<Value>(), DispatchSemaphore(value: 0))
  Task.detached {
    let value = await work()
    result.value.withLock { $0 = value }
    done.signal()
  }
  done.wait()
  return result.value.withLock { $0 }
}

private final class Waited<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
