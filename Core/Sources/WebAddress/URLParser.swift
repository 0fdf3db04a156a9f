/// The basic URL parser (URL §4.4), written part by part: since the parts of a URL are serialized in the order they are read,
/// each goes straight to the output.
struct URLParser {
  /// The input, trimmed, without tabs and newlines.
  let input: ArraySlice<UInt8>
  var position: Int
  var scheme = Scheme.other
  var output: [UInt8] = []
  var parts = URLParts()

  static func parse(_ string: String, base: WebURL?) -> WebURL? {
    var bytes = Array(string.utf8)
    if bytes.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
      bytes = trimmed(bytes).filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }
    let input = trimmed(bytes)
    // Offsets and output stay far from any limit of an integer; no link needs more.
    guard input.count < 64 << 20 else { return nil }
    var parser = URLParser(input: input, position: input.startIndex)
    parser.output.reserveCapacity(input.count + (base?.href.utf8.count ?? 0) + 8)
    guard parser.run(base: base) else { return nil }
    return parser.url()
  }

  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return []
    }
    return bytes[first...last]
  }

  private init(input: ArraySlice<UInt8>, position: Int) {
    self.input = input
    self.position = position
  }

  /// The byte at the position, or `nil` at the end.
  var current: UInt8? { position < input.endIndex ? input[position] : nil }

  var rest: ArraySlice<UInt8> { input[position...] }

  /// Whether `byte` separates segments: a slash, and for special schemes a backslash too.
  func isSlash(_ byte: UInt8?) -> Bool { byte == 0x2F || byte == 0x5C && scheme.isSpecial }

  private mutating func run(base: WebURL?) -> Bool {
    guard let colon = endOfScheme() else { return parseRelative(to: base) }
    let name = input[position..<colon].map(\.lowercased)[...]
    position = colon + 1
    startOutput(scheme: name)
    if scheme == .file { return parseFile(base: base?.schemeBytes == name ? base : nil) }
    if scheme.isSpecial {
      if let base, base.schemeBytes == name, !rest.starts(with: "//".utf8) { return parseRelative(to: base) }
      skipSlashes()
      return parseAuthority() && parsePathQueryFragment()
    }
    if rest.starts(with: "//".utf8) {
      position += 2
      return parseAuthority() && parsePathQueryFragment()
    }
    if current == 0x2F { return parsePathQueryFragment() }
    parseOpaquePath()
    return true
  }

  /// "No scheme", "relative" and "relative slash": what is missing is taken from the base.
  private mutating func parseRelative(to base: WebURL?) -> Bool {
    guard let base else { return false }
    let baseBytes = Array(base.href.utf8)
    if base.hasOpaquePath {
      guard current == 0x23 else { return false }
      take(baseBytes, upTo: base.parts.query?.upperBound ?? base.parts.path.upperBound, of: base.parts)
      parseFragment()
      return true
    }
    scheme = Scheme(base.schemeBytes)
    if scheme == .file {
      startOutput(scheme: base.schemeBytes)
      return parseFile(base: base)
    }
    guard isSlash(current) else {
      take(baseBytes, upTo: base.parts.path.upperBound, of: base.parts)
      switch current {
      case nil, 0x23:
        if let query = base.parts.query { append(query: baseBytes[query]) }
      case 0x3F: break
      default:
        shortenPath()
        return parsePathQueryFragment()
      }
      parseQueryAndFragment()
      return true
    }
    let next = position + 1 < input.endIndex ? input[position + 1] : nil
    if isSlash(next) {
      startOutput(scheme: base.schemeBytes)
      position += 2
      if scheme.isSpecial { skipSlashes() }
      return parseAuthority() && parsePathQueryFragment()
    }
    take(baseBytes, upTo: base.parts.path.lowerBound, of: base.parts)
    return parsePathQueryFragment()
  }

  private func endOfScheme() -> Int? {
    guard let first = current, first.isLetter else { return nil }
    let end = rest.firstIndex { !($0.isLetter || $0.isDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E) }
    guard let end, input[end] == 0x3A else { return nil }
    return end
  }

  mutating func skipSlashes() {
    while current == 0x2F || current == 0x5C { position += 1 }
  }

  private mutating func startOutput(scheme name: ArraySlice<UInt8>) {
    scheme = Scheme(name)
    output.removeAll(keepingCapacity: true)
    output.append(contentsOf: name)
    parts = URLParts()
    parts.schemeEnd = output.count
    parts.isHTTP = scheme == .http || scheme == .https
    output.append(0x3A)
    parts.path = output.count..<output.count
  }

  /// Takes over the base's bytes up to `end` and the places of all parts within.
  private mutating func take(_ bytes: [UInt8], upTo end: Int, of base: URLParts) {
    output = Array(bytes[..<end])
    parts = base
    parts.fragment = nil
    if base.path.upperBound > end { parts.path = end..<end }
    if let query = base.query, query.upperBound > end { parts.query = nil }
    // `web+demo:/.//path`: the dot only keeps the path from looking like a host, and `url()` puts it back where it must.
    if base.host == nil, !base.hasOpaquePath, base.path.lowerBound == base.schemeEnd + 3 {
      output.removeSubrange(base.schemeEnd + 1..<base.path.lowerBound)
      parts.path = parts.path.shifted(by: -2)
      parts.query = parts.query?.shifted(by: -2)
    }
  }

  private func url() -> WebURL {
    var output = output
    var parts = parts
    // Without a host, a path that begins with two slashes would read as one.
    if parts.host == nil, !parts.hasOpaquePath, output[parts.path].starts(with: "//".utf8),
      parts.path.lowerBound == parts.schemeEnd + 1
    {
      output.insert(contentsOf: "/.".utf8, at: parts.path.lowerBound)
      parts.path = parts.path.shifted(by: 2)
      parts.query = parts.query?.shifted(by: 2)
      parts.fragment = parts.fragment?.shifted(by: 2)
    }
    return WebURL(bytes: output, parts: parts)
  }
}

extension Range<Int> {
  fileprivate func shifted(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}

extension WebURL {
  var schemeBytes: ArraySlice<UInt8> { Array(href.utf8.prefix(parts.schemeEnd))[...] }
}
