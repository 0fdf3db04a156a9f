import EditionModel
import Foundation
import Synchronization
import Testing

@testable import Site

@Suite("Cache of values made from the store") struct FreshCacheTests {
  /// A store whose generation a test sets.
  private final class Source: Sendable {
    let generation = Mutex(1)
    let made = Mutex(0)

    func cache(limit: Int = 100) -> FreshCache<String, Int> {
      FreshCache(
        limit: limit, size: { _ in 1 },
        changes: Changes(read: { Generation(whole: "\(self.generation.withLock { $0 })") }))
    }

    func make() -> Int {
      made.withLock {
        $0 += 1
        return $0
      }
    }
  }

  @Test("A value is made once and kept until the generation changes")
  func keeps() async throws {
    let source = Source()
    let cache = source.cache()
    #expect(cache.kept("a") == nil)
    #expect(try await cache.value(for: "a") { source.make() } == 1)
    #expect(try await cache.value(for: "a") { source.make() } == 1)
    #expect(try cache.loaded("a") { source.make() } == 1)
    #expect(cache.kept("a") == 1)
    #expect(try !cache.refresh())
    source.generation.withLock { $0 = 2 }
    #expect(cache.kept("a") == 1, "nobody has looked yet")
    #expect(try cache.refresh())
    #expect(cache.kept("a") == nil)
    #expect(try await cache.value(for: "a") { source.make() } == 2)
  }

  @Test("A value whose making a change overtook is dropped and made anew")
  func overtaken() async throws {
    let source = Source()
    let cache = source.cache()
    let value = try await cache.value(for: "a") {
      let value = source.make()
      if value == 1 { source.generation.withLock { $0 = 2 } }
      return value
    }
    #expect(value == 2)
    #expect(cache.kept("a") == 2)
    let loaded = try cache.loaded("b") {
      let value = source.make()
      if value == 3 { source.generation.withLock { $0 = 3 } }
      return value
    }
    #expect(loaded == 4)
  }

  @Test("A vote drops the values that show its edition, and no other")
  func votes() async throws {
    let keys = ["2026-05-06-morning", "2026-05-06-evening"].compactMap { EditionKey($0) }
    let made = Mutex(0)
    let vote = Mutex<(number: Int64, keys: Set<EditionKey>)>((0, []))
    let cache = FreshCache<String, Int>(
      limit: 100, size: { _ in 1 },
      changes: Changes(
        read: { Generation(whole: "1", votes: vote.withLock { $0.number }) },
        voted: { _ in vote.withLock { $0.keys } })
    ) { EditionKey($0) }
    func value(_ key: String) async throws -> Int? {
      try await cache.value(for: key) {
        made.withLock {
          $0 += 1
          return $0
        }
      }
    }
    let names = keys.map(\.description) + ["the archive"]
    for (number, name) in names.enumerated() { #expect(try await value(name) == number + 1) }
    vote.withLock { $0 = (1, [keys[0]]) }
    #expect(try cache.refresh())
    #expect(cache.kept(names[0]) == nil && cache.kept(names[1]) == 2 && cache.kept(names[2]) == 3)
    #expect(try await value(names[0]) == 4)
    // An answer whose count nobody sees.
    vote.withLock { $0 = (2, []) }
    for (name, number) in zip(names, [4, 2, 3]) { #expect(try await value(name) == number) }
  }

  @Test("Changes that never end are an error, not an old value")
  func endless() async throws {
    let source = Source()
    let cache = source.cache()
    await #expect(throws: SiteError.changing) {
      try await cache.value(for: "a") {
        source.generation.withLock { $0 += 1 }
        return source.make()
      }
    }
    #expect(cache.kept("a") == nil)
  }

  @Test("However many ask at a time, a value is made once")
  func together() async throws {
    let source = Source()
    let cache = source.cache()
    let (asked, signal) = AsyncStream.makeStream(of: Void.self)
    let gate = DispatchSemaphore(value: 0)
    let ask: @Sendable () async throws -> Int? = {
      signal.yield()
      return try await cache.value(for: "a") {
        gate.wait()
        gate.signal()
        return source.make()
      }
    }
    try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<20 { group.addTask(operation: ask) }
      var count = 0
      for await _ in asked {
        count += 1
        if count == 20 { break }
      }
      gate.signal()
      for try await value in group { #expect(value == 1) }
    }
    #expect(source.made.withLock { $0 } == 1)
  }

  @Test("The values used longest ago give way, and one that is too large isn't kept")
  func evicts() {
    var values = LeastRecentlyUsed<String, Int>(limit: 10)
    values.insert(1, bytes: 4, for: "a")
    values.insert(2, bytes: 4, for: "b")
    #expect(values.value(for: "a") == 1)
    values.insert(3, bytes: 4, for: "c")
    #expect(values.value(for: "b") == nil)
    #expect(values.value(for: "a") == 1 && values.value(for: "c") == 3)
    values.insert(4, bytes: 11, for: "c")
    #expect(values.value(for: "c") == nil && values.count == 1 && values.bytes == 4)
    values.insert(5, bytes: 2, for: "a")
    #expect(values.value(for: "a") == 5 && values.bytes == 2)
    values.removeAll { _ in true }
    #expect(values.count == 0 && values.bytes == 0)
  }
}
