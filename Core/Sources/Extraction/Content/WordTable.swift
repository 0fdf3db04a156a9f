/// A table of values by the hash of a word, for thousands of lookups.
///
/// Uses open addressing and doesn't hash again.
struct WordTable<Value: Sendable>: Sendable {
  private var keys: [UInt32]
  private var values: [Value]
  private let nothing: Value

  /// - Parameter nothing: the value of an unknown word.
  init(capacity: Int, nothing: Value) {
    var size = 64
    while size < capacity * 4 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: nothing, count: size)
    self.nothing = nothing
  }

  @inline(__always)
  private func place(of hash: UInt32) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while keys[place] != 0, keys[place] != hash { place = (place + 1) & mask }
    return place
  }

  subscript(hash: UInt32) -> Value {
    @inline(__always) get {
      let place = place(of: hash)
      return keys[place] == 0 ? nothing : values[place]
    }
    set {
      let place = place(of: hash)
      keys[place] = hash
      values[place] = newValue
    }
  }

  func contains(_ hash: UInt32) -> Bool { keys[place(of: hash)] != 0 }
}
