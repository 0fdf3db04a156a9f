/// Judges all rows of a page together, without a branch that depends on a value.
///
/// Row by row, a processor can't predict where the next fork leads; sending the rows down the branches in groups leaves
/// groups of a few rows, whose loops it can't predict either. So every fork is computed for every row. First each value
/// becomes its rank among the feature's thresholds: one byte. Then a fork is one comparison for eight rows at a time, in
/// a plain integer, which chooses between the leaves that its two branches reached.
extension Forest {
  /// Rows that are judged together. More would only take room.
  static let chunk = 128

  /// Returns the sum of the reached leaves for each row.
  func sums(_ values: [Float], width: Int) -> [Float] {
    let count = values.count / width
    return [Float](unsafeUninitializedCapacity: count) { sums, initialized in
      sums.initialize(repeating: 0)
      initialized = count
      values.withUnsafeBufferPointer { values in
        for start in stride(from: 0, to: count, by: Self.chunk) {
          let end = min(start + Self.chunk, count)
          judge(
            UnsafeBufferPointer(rebasing: values[start * width..<end * width]), width: width,
            sums: UnsafeMutableBufferPointer(rebasing: sums[start..<end]))
        }
      }
    }
  }

  private func judge(_ values: UnsafeBufferPointer<Float>, width: Int, sums: UnsafeMutableBufferPointer<Float>) {
    // Eight rows a word; the last word may have fewer.
    let words = (sums.count + 7) / 8
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words * columns.count) { ranks in
      ranks.initialize(repeating: 0)
      rank(values, width: width, into: UnsafeMutableRawBufferPointer(ranks), stride: words * 8)
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words * 2 * Self.forkSlots) { slots in
        slots.initialize(repeating: 0)
        for leaf in 0..<Self.forkSlots {
          for word in 0..<words { slots[leaf &* words &+ word] = Self.ones &* UInt64(leaf) }
        }
        guard let ranks = ranks.baseAddress, let slots = slots.baseAddress else { return }
        add(UnsafePointer(ranks), slots, words: words, to: sums)
      }
    }
  }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var tops: UInt64 { 0x8080_8080_8080_8080 }

  /// Counts for each value the thresholds that it is above. The ranks of a column are together.
  private func rank(
    _ values: UnsafeBufferPointer<Float>, width: Int, into ranks: UnsafeMutableRawBufferPointer, stride: Int
  ) {
    let count = values.count / width
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { column in
      column.initialize(repeating: 0)
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { above in
        thresholds.withUnsafeBufferPointer { thresholds in
          for (place, feature) in columns.enumerated() {
            for row in 0..<count { column[row] = values[row &* width &+ feature.feature] }
            above.initialize(repeating: 0)
            for index in feature.thresholds {
              let threshold = thresholds[index]
              for row in 0..<count { above[row] &+= column[row] > threshold ? 1 : 0 }
            }
            let start = place &* stride
            for row in 0..<count { ranks[start &+ row] = UInt8(truncatingIfNeeded: above[row]) }
          }
        }
      }
    }
  }

  /// Adds the leaf that each row reaches in each tree.
  private func add(
    _ ranks: UnsafePointer<UInt64>, _ slots: UnsafeMutablePointer<UInt64>, words: Int,
    to sums: UnsafeMutableBufferPointer<Float>
  ) {
    forks.withUnsafeBufferPointer { forks in
      leaves.withUnsafeBufferPointer { leaves in
        for tree in trees {
          var result = slots + Self.forkSlots &* words
          for index in tree.forks {
            let fork = forks[index]
            let rank = ranks + Int(fork.column) &* words
            let below = slots + Int(fork.below) &* words
            let above = slots + Int(fork.above) &* words
            let limit = Self.ones &* UInt64(fork.limit)
            for word in 0..<words {
              // The top bit of a byte says whether the rank reaches the limit; no byte borrows from the next.
              let isAbove = ((rank[word] | Self.tops) &- limit) & Self.tops
              let mask = (isAbove &- isAbove &>> 7) | isAbove
              result[word] = below[word] ^ ((below[word] ^ above[word]) & mask)
            }
            result += words
          }
          let reached = UnsafeRawPointer(slots + Int(tree.root) &* words).assumingMemoryBound(to: UInt8.self)
          for row in sums.indices { sums[row] += leaves[tree.firstLeaf &+ Int(reached[row])] }
        }
      }
    }
  }
}
