import Foundation

/// A seeded generator (SplitMix64), so that a failure can be repeated.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Starts the sequence of a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Seeds as arguments of tests: the report of a failure names them.
public enum Seeds {
  /// Another seed on each run; the one in `$TENHN_SEED` if that is set, to repeat a failure.
  public static let fresh: UInt64 =
    ProcessInfo.processInfo.environment["TENHN_SEED"].flatMap(UInt64.init) ?? .random(in: 0 ... .max)
}
