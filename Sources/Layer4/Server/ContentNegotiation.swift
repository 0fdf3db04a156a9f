/// What request headers ask for.
enum ContentNegotiation {
  /// Whether an `Accept-Encoding` lists a coding, itself or by `*`, with a weight above zero.
  static func accepts(_ coding: String, in header: String?) -> Bool {
    guard let header else { return false }
    // What every browser sends has neither weights nor stars, and is read without making strings of its parts.
    if !header.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "*") }) {
      return header.utf8.split(separator: UInt8(ascii: ",")).contains {
        Substring($0).trimmingASCIISpace().utf8.elementsEqual(coding.utf8) { $0 | 0x20 == $1 }
      }
    }
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

  /// Whether an `If-None-Match` names a tag; weak comparison, as the method asks.
  static func matches(_ header: String, tag: String) -> Bool {
    header.split(separator: ",").contains { part in
      let candidate = part.trimmingASCIISpace()
      return candidate == "*" || candidate == tag || candidate == "W/\(tag)"
    }
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
