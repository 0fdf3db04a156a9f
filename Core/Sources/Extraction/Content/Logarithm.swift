/// The two functions of the C library that the decision needs, in portable Swift.
///
/// Why: layer 1 imports no C library. The same bits on every system also give the same article on every system.
enum Logarithm {
  /// Returns e to the power of `x`, to about six digits.
  static func exponential(_ x: Float) -> Float {
    if x > 60 { return 1.142e26 }
    if x < -60 { return 0 }
    let scaled = x * 1.442_695_04
    let whole = scaled.rounded(.down)
    let rest = (scaled - whole) * 0.693_147_18
    var term: Float = 1
    var sum: Float = 1
    for i in 1...8 {
      term *= rest / Float(i)
      sum += term
    }
    return sum * Float(sign: .plus, exponent: Int(whole), significand: 1)
  }
}
