/// The candidates of an image's `srcset` (HTML Standard, 4.8.4.2.2, parsing a srcset attribute).
struct Srcset {
  struct Candidate: Hashable {
    /// The address as written.
    var url: String
    /// The width in pixels, from a `w` descriptor.
    var width: Int?
    /// The number of image pixels for each CSS pixel, from an `x` descriptor.
    var density: Double?
  }

  var candidates: [Candidate] = []

  init(_ attribute: String) {
    var scanner = SrcsetScanner(Array(attribute.utf8))
    while let (url, descriptors) = scanner.next() {
      if let candidate = Self.candidate(url, descriptors) { candidates.append(candidate) }
    }
  }

  /// Returns the candidate nearest to a width in pixels.
  ///
  /// - Parameter layoutWidth: the image's width on the page, which turns densities into widths.
  func nearest(to width: Int, layoutWidth: Int?) -> Candidate? {
    let assumed = layoutWidth.flatMap { $0 > 0 ? $0 : nil } ?? width * 2 / 3
    func distance(_ candidate: Candidate) -> Double {
      let pixels = candidate.width.map(Double.init) ?? Double(assumed) * (candidate.density ?? 1)
      return abs(pixels - Double(width))
    }
    return candidates.min { distance($0) < distance($1) }
  }

  /// Returns the smallest candidate whose width in pixels is in a range.
  ///
  /// - Parameter layoutWidth: the image's width on the page, which turns densities into widths; without it only declared widths count.
  func smallest(in widths: ClosedRange<Int>, layoutWidth: Int?) -> Candidate? {
    func pixels(_ candidate: Candidate) -> Double? {
      candidate.width.map(Double.init) ?? layoutWidth.map { Double($0) * (candidate.density ?? 1) }
    }
    let fitting = candidates.compactMap { candidate in pixels(candidate).map { (candidate, $0) } }
      .filter { Double(widths.lowerBound)...Double(widths.upperBound) ~= $0.1 }
    return fitting.min { $0.1 < $1.1 }?.0
  }

  /// Returns a candidate, or nil if a descriptor is wrong: the standard ignores such a candidate.
  private static func candidate(_ url: String, _ descriptors: [String]) -> Candidate? {
    var width: Int?
    var density: Double?
    var height: Int?
    for descriptor in descriptors {
      guard let unit = descriptor.utf8.last else { continue }
      let number = String(decoding: descriptor.utf8.dropLast(), as: UTF8.self)
      switch unit {
      case UInt8(ascii: "w"):
        guard width == nil, density == nil, let value = nonNegativeInteger(number), value > 0 else { return nil }
        width = value
      case UInt8(ascii: "x"):
        guard width == nil, density == nil, height == nil, let value = floatingPoint(number), value >= 0 else {
          return nil
        }
        density = value
      case UInt8(ascii: "h"):
        guard height == nil, density == nil, let value = nonNegativeInteger(number), value > 0 else { return nil }
        height = value
      default: return nil
      }
    }
    if height != nil, width == nil { return nil }
    return Candidate(url: url, width: width, density: density)
  }

  private static func nonNegativeInteger(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int(text)
  }

  /// Parses the standard's floating-point number: without `+`, and without a point at the end.
  private static func floatingPoint(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    var i = 0
    func digits() -> Int {
      let start = i
      while i < bytes.count, bytes[i].isASCIIDigit { i += 1 }
      return i - start
    }
    if i < bytes.count, bytes[i] == UInt8(ascii: "-") { i += 1 }
    var count = digits()
    if i < bytes.count, bytes[i] == UInt8(ascii: ".") {
      i += 1
      let fraction = digits()
      guard fraction > 0 else { return nil }
      count += fraction
    }
    guard count > 0 else { return nil }
    if i < bytes.count, bytes[i].asciiLowercased == UInt8(ascii: "e") {
      i += 1
      if i < bytes.count, bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "+") { i += 1 }
      guard digits() > 0 else { return nil }
    }
    return i == bytes.count ? Double(text) : nil
  }
}
