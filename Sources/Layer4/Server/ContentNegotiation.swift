import HTTPTypes

/// Reads what request headers ask for.
enum ContentNegotiation {
  /// Whether a request takes gzip, and whether it takes brotli.
  static func codings(for request: HTTPFields) -> (gzip: Bool, brotli: Bool) {
    guard let header = request.onlyValue(of: .acceptEncoding) else { return (false, false) }
    // Browsers send neither weights nor stars; such a list is read without making strings of its parts.
    if let plain = header.utf8.withContiguousStorageIfAvailable({ plainCodings($0) }), let plain { return plain }
    return (accepts("gzip", in: header), accepts("br", in: header))
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

  /// Whether an `Accept-Encoding` lists a coding, by name or by `*`, with a weight above zero.
  static func accepts(_ coding: String, in header: String?) -> Bool {
    guard let header else { return false }
    var byStar = false
    for part in header.split(separator: ",") {
      let pieces = part.split(separator: ";").map { $0.trimmingASCIISpace().lowercased() }
      guard let name = pieces.first else { continue }
      let isRefused = pieces.dropFirst().contains { $0.hasPrefix("q=") && (Double($0.dropFirst(2)) ?? 0) <= 0 }
      if name == coding { return !isRefused }
      if name == "*" { byStar = !isRefused }
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
