/// Estimates a share from a few answers: the interval that holds it in 19 of 20 cases (E. B. Wilson, 1927).
enum Wilson {
  static func interval(_ part: Int, of whole: Int) -> ClosedRange<Double> {
    guard whole > 0 else { return 0...1 }
    let (n, z) = (Double(whole), 1.96)
    let p = Double(part) / n
    let middle = p + z * z / (2 * n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return max(0, (middle - spread) / scale)...min(1, (middle + spread) / scale)
  }
}
