import HTTPTypes

/// The part of a file that a request asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
  /// The whole file: there is no `Range`, or one that is ignored, such as several ranges or another unit.
  case whole
  /// These bytes.
  case part(Range<Int>)
  /// The file has none of the bytes.
  case unsatisfiable

  /// Reads `Range` and `If-Range`.
  ///
  /// - Parameters:
  ///   - size: the bytes of the file.
  ///   - tag: the file's strong tag. With an `If-Range` of another one the file has changed, and the whole is wanted.
  init(_ headers: HTTPFields, size: Int, tag: String) {
    guard let text = headers.onlyValue(of: .range), text.hasPrefix("bytes=") else {
      self = .whole
      return
    }
    if let condition = headers.onlyValue(of: .ifRange), condition != tag {
      self = .whole
      return
    }
    let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
    guard ends.count == 2, !(ends[0].isEmpty && ends[1].isEmpty), ends.allSatisfy({ $0.isEmpty || Self.isNumber($0) })
    else {
      self = .whole
      return
    }
    // A number too large for an Int lies behind every file's end.
    let (first, last) = (Int(ends[0]) ?? .max, Int(ends[1]) ?? .max)
    guard ends[0].isEmpty || ends[1].isEmpty || first <= last else {
      self = .whole
      return
    }
    let range = ends[0].isEmpty ? max(0, size - last)..<size : min(first, size)..<(last < size ? last + 1 : size)
    self = range.isEmpty ? .unsatisfiable : .part(range)
  }

  private static func isNumber(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
