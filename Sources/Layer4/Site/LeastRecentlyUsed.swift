import OrderedCollections

/// Keeps the values used last, up to a number of bytes.
struct LeastRecentlyUsed<Key: Hashable, Value> {
  private struct Entry {
    var value: Value
    var bytes: Int
  }

  /// Bytes that all values together may have.
  private let limit: Int
  private(set) var bytes = 0
  /// The value used last is at the end.
  private var entries: OrderedDictionary<Key, Entry> = [:]

  init(limit: Int) { self.limit = limit }

  var count: Int { entries.count }

  /// Returns a value and marks it as used; nil for an unknown key.
  mutating func value(for key: Key) -> Value? {
    guard let index = entries.index(forKey: key) else { return nil }
    if index < entries.count - 1 {
      let (key, entry) = entries.remove(at: index)
      entries[key] = entry
    }
    return entries.values.last?.value
  }

  /// Keeps a value, and drops those used longest ago. A value larger than the limit isn't kept.
  mutating func insert(_ value: Value, bytes size: Int, for key: Key) {
    if let old = entries.removeValue(forKey: key) { bytes -= old.bytes }
    guard size <= limit else { return }
    entries[key] = Entry(value: value, bytes: size)
    bytes += size
    while bytes > limit { bytes -= entries.removeFirst().value.bytes }
  }

  mutating func removeAll(where isOutdated: (Key) -> Bool) {
    entries = entries.filter { !isOutdated($0.key) }
    bytes = entries.values.reduce(0) { $0 + $1.bytes }
  }
}
