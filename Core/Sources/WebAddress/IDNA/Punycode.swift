/// Punycode (RFC 3492), over code points.
enum Punycode {
  /// The ASCII form of a label, without `xn--`; `nil` where its numbers grow too large.
  static func encode(_ label: ArraySlice<UInt32>) -> [UInt8]? {
    var output = label.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
    let basicCount = output.count
    if basicCount > 0 { output.append(0x2D) }
    var next: UInt32 = 0x80
    var delta = 0
    var bias = 72
    var handled = basicCount
    while handled < label.count {
      guard let smallest = label.lazy.filter({ $0 >= next }).min() else { return nil }
      delta += Int(smallest - next) * (handled + 1)
      guard delta <= limit else { return nil }
      next = smallest
      for point in label {
        if point < next { delta += 1 }
        guard point == next else { continue }
        append(delta, bias: bias, to: &output)
        bias = adapt(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return output
  }

  /// The code points of what follows `xn--`; `nil` where it is not Punycode.
  static func decode(_ input: ArraySlice<UInt32>) -> [UInt32]? {
    guard input.allSatisfy({ $0 < 0x80 }) else { return nil }
    var output: [UInt32] = []
    var rest = input
    if let delimiter = input.lastIndex(of: 0x2D) {
      output = Array(input[..<delimiter])
      rest = input[(delimiter + 1)...]
    }
    var point = 0x80
    var index = 0
    var bias = 72
    while !rest.isEmpty {
      let before = index
      var weight = 1
      var step = base
      while true {
        guard let digit = rest.popFirst().flatMap(value) else { return nil }
        index += digit * weight
        guard index <= limit else { return nil }
        let threshold = threshold(step, bias: bias)
        if digit < threshold { break }
        weight *= base - threshold
        guard weight <= limit else { return nil }
        step += base
      }
      let count = output.count + 1
      bias = adapt(index - before, count: count, isFirst: before == 0)
      point += index / count
      index %= count
      guard point <= 0x10FFFF, !(0xD800...0xDFFF).contains(point) else { return nil }
      output.insert(UInt32(point), at: index)
      index += 1
    }
    return output
  }

  private static let base = 36
  private static let limit = Int(Int32.max)

  private static func append(_ delta: Int, bias: Int, to output: inout [UInt8]) {
    var rest = delta
    var step = base
    while true {
      let threshold = threshold(step, bias: bias)
      if rest < threshold { break }
      output.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      step += base
    }
    output.append(digit(rest))
  }

  private static func threshold(_ step: Int, bias: Int) -> Int { min(max(step - bias, 1), 26) }

  /// Bias adaptation (§6.1).
  private static func adapt(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - 1) * 26 / 2 {
      delta /= base - 1
      steps += base
    }
    return steps + base * delta / (delta + 38)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x30 + value - 26)
  }

  private static func value(_ digit: UInt32) -> Int? {
    switch digit {
    case 0x30...0x39: Int(digit) - 0x30 + 26
    case 0x41...0x5A: Int(digit) - 0x41
    case 0x61...0x7A: Int(digit) - 0x61
    default: nil
    }
  }
}
