/// Judges all rows of a page together, without a branch that depends on a value.
///
/// Row by row, a processor can't predict where the next fork leads; sending the rows down the branches in groups leaves
/// groups of a few rows, whose loops it can't predict either. So every fork is computed for every row. First each value
/// becomes its rank among the feature's thresholds: one byte. Then a fork is one comparison for sixteen rows at a time,
/// which chooses between the leaves that its two branches reached. Sixteen bytes are the widest vector that every
/// processor has; the compiler takes a wider one apart, lane by lane.
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

  /// A byte for each of sixteen rows: ranks up to 127, numbers of leaves, or a mask.
  private typealias Bytes = SIMD16<Int8>

  private func judge(_ values: UnsafeBufferPointer<Float>, width: Int, sums: UnsafeMutableBufferPointer<Float>) {
    // The last group may have fewer rows.
    let groups = (sums.count + 15) / 16
    withUnsafeTemporaryAllocation(of: Bytes.self, capacity: groups * columns.count) { ranks in
      ranks.initialize(repeating: Bytes())
      rank(values, width: width, into: ranks)
      withUnsafeTemporaryAllocation(of: Bytes.self, capacity: groups * 2 * Self.forkSlots) { slots in
        slots.initialize(repeating: Bytes())
        for leaf in 0..<Self.forkSlots {
          for group in 0..<groups { slots[leaf &* groups &+ group] = Bytes(repeating: Int8(truncatingIfNeeded: leaf)) }
        }
        guard let ranks = ranks.baseAddress, let slots = slots.baseAddress else { return }
        add(UnsafePointer(ranks), slots, groups: groups, to: sums)
      }
    }
  }

  /// Counts for each value the thresholds that it is above. The ranks of a column are together.
  private func rank(
    _ values: UnsafeBufferPointer<Float>, width: Int, into ranks: UnsafeMutableBufferPointer<Bytes>
  ) {
    let count = values.count / width
    let groups = (count + 15) / 16
    withUnsafeTemporaryAllocation(of: SIMD16<Float>.self, capacity: groups) { column in
      column.initialize(repeating: SIMD16<Float>())
      thresholds.withUnsafeBufferPointer { thresholds in
        for (place, feature) in columns.enumerated() {
          column.withMemoryRebound(to: Float.self) { column in
            for row in 0..<count { column[row] = values[row &* width &+ feature.feature] }
          }
          for group in 0..<groups {
            let values = column[group]
            // A lane of a comparison is -1 where it is true.
            var below = SIMD16<Int32>()
            for index in feature.thresholds {
              let threshold = SIMD16<Float>(repeating: thresholds[index])
              below &+= unsafeBitCast(values .> threshold, to: SIMD16<Int32>.self)
            }
            ranks[place &* groups &+ group] = Bytes(truncatingIfNeeded: SIMD16<Int32>() &- below)
          }
        }
      }
    }
  }

  /// Adds the leaf that each row reaches in each tree.
  private func add(
    _ ranks: UnsafePointer<Bytes>, _ slots: UnsafeMutablePointer<Bytes>, groups: Int,
    to sums: UnsafeMutableBufferPointer<Float>
  ) {
    forks.withUnsafeBufferPointer { forks in
      leaves.withUnsafeBufferPointer { leaves in
        for tree in trees {
          var result = slots + Self.forkSlots &* groups
          for index in tree.forks {
            let fork = forks[index]
            let rank = ranks + Int(fork.column) &* groups
            let below = slots + Int(fork.below) &* groups
            let above = slots + Int(fork.above) &* groups
            let limit = Bytes(repeating: Int8(truncatingIfNeeded: fork.limit))
            for group in 0..<groups {
              let isAbove = unsafeBitCast(rank[group] .>= limit, to: Bytes.self)
              result[group] = below[group] ^ ((below[group] ^ above[group]) & isAbove)
            }
            result += groups
          }
          let reached = UnsafeRawPointer(slots + Int(tree.root) &* groups).assumingMemoryBound(to: UInt8.self)
          for row in sums.indices { sums[row] += leaves[tree.firstLeaf &+ Int(reached[row])] }
        }
      }
    }
  }
}
