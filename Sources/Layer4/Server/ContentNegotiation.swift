import HTTPTypes

/// Reads what request headers ask for.
enum ContentNegotiation {
  /// Whether a request wants gzip, and whether it wants brotli: both if it likes them the same, neither if it prefers the bytes as they
  /// are.
  static func codings(for request: HTTPFields) -> (gzip: Bool, brotli: Bool) {
    guard let header = request.onlyValue(of: .acceptEncoding) else { return (false, false) }
    // Browsers send neither weights nor stars; such a list is read without making strings of its parts.
    if let plain = header.utf8.withContiguousStorageIfAvailable({ plainCodings($0) }), let plain { return plain }
    let gzip = weight(of: "gzip", in: header) ?? 0
    let brotli = weight(of: "br", in: header) ?? 0
    // What isn't named may be sent as it is, with the least weight (RFC 9110, section 12.5.3).
    let plain = weight(of: "identity", in: header) ?? 0
    let best = max(gzip, brotli, plain)
    return (gzip > 0 && gzip == best, brotli > 0 && brotli == best)
  }

  /// Returns nil for a list with weights or stars.
  private static func plainCodings(_ list: UnsafeBufferPointer<UInt8>) -> (gzip: Bool, brotli: Bool)? {
    var taken = (gzip: false, brotli: false)
    var start = 0
    for end in 0...list.count {
      if end < list.count {
        if list[end] == UInt8(ascii: ";") || list[end] == UInt8(ascii: "*") { return nil }
        if list[end] != UInt8(ascii: ",") { continue }
      }
      var name = list[start..<end]
      while let first = name.first, first == 0x20 || first == 0x09 { name.removeFirst() }
      while let last = name.last, last == 0x20 || last == 0x09 { name.removeLast() }
      switch name.count {
      case 4: taken.gzip = taken.gzip || name.elementsEqual("gzip".utf8) { $0 | 0x20 == $1 }
      case 2: taken.brotli = taken.brotli || name.elementsEqual("br".utf8) { $0 | 0x20 == $1 }
      default: break
      }
      start = end + 1
    }
    return taken
  }

  /// The weight from 0 to 1 that an `Accept-Encoding` gives a coding, by name or by `*`; nil if it does neither.
  static func weight(of coding: String, in header: String) -> Double? {
    var byStar: Double?
    for part in header.split(separator: ",") {
      let pieces = part.split(separator: ";").map { $0.trimmingASCIISpace().lowercased() }
      guard let name = pieces.first else { continue }
      let written = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      let weight = written.isFinite ? min(1, max(0, written)) : 0
      if name == coding { return weight }
      if name == "*", coding != "identity" { byStar = weight }
    }
    return byStar
  }

  /// Whether an `If-None-Match` names a tag, by weak comparison (RFC 9110, section 13.1.2).
  static func matches(_ header: String, tag: String) -> Bool {
    header.split(separator: ",").contains { part in
      let candidate = part.trimmingASCIISpace()
      return candidate == "*" || candidate == tag || candidate == "W/\(tag)"
    }
  }
}

extension HTTPFields {
  /// The same as `self[name]`, but faster for a field that is there once: the subscript joins values even of one field.
  func onlyValue(of name: HTTPField.Name) -> String? {
    var value: String?
    for field in self where field.name == name {
      guard value == nil else { return self[name] }
      value = field.value
    }
    return value
  }
}

extension Substring {
  fileprivate func trimmingASCIISpace() -> Substring {
    drop { $0 == " " || $0 == "\t" }.reversedDropping { $0 == " " || $0 == "\t" }
  }

  private func reversedDropping(while predicate: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, predicate(last) { rest.removeLast() }
    return rest
  }
}
