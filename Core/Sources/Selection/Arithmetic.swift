// Layer 1 can't rely on a C library on every platform. These three need only doubles.

/// The natural logarithm of a positive number. 0 for anything else.
func logarithm(_ x: Double) -> Double {
  guard x > 0, x.isFinite else { return 0 }
  // x = m · 2^e with m near 1, where the series in (m − 1)/(m + 1) converges within a few terms.
  var exponent = Double(x.exponent)
  var m = x.significand
  if m > 1.4142135623730951 {
    m /= 2
    exponent += 1
  }
  let z = (m - 1) / (m + 1)
  let square = z * z
  var term = z
  var sum = 0.0
  for odd in stride(from: 1.0, through: 27, by: 2) {
    sum += term / odd
    term *= square
  }
  return 2 * sum + exponent * 0.6931471805599453
}

/// Returns e to the power x.
func exponential(_ x: Double) -> Double {
  guard x < 700 else { return .greatestFiniteMagnitude }
  guard x > -700 else { return 0 }
  let doublings = (x / 0.6931471805599453).rounded()
  let rest = x - doublings * 0.6931471805599453
  var term = 1.0
  var sum = 1.0
  for n in stride(from: 1.0, through: 18, by: 1) {
    term *= rest / n
    sum += term
  }
  return sum * Double(sign: .plus, exponent: Int(doublings), significand: 1)
}

/// The chance that a normally distributed number is below z standard deviations.
///
/// Uses the logistic approximation of Bowling et al. (2009), which is off by at most 0.00014.
func normalShare(below z: Double) -> Double {
  1 / (1 + exponential(-(1.5976 * z + 0.07056 * z * z * z)))
}
