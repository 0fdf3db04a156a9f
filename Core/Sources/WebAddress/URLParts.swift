/// Where the parts of a serialized URL stand, as offsets into its UTF-8.
struct URLParts: Sendable {
  /// The offset of the colon after the scheme.
  var schemeEnd = 0
  var username = 0..<0
  var password = 0..<0
  var host: Range<Int>?
  var port: UInt16?
  var path = 0..<0
  var query: Range<Int>?
  var fragment: Range<Int>?
  var hasOpaquePath = false
  var isHTTP = false
}

extension URLParts {
  /// Finds the parts of a URL that already is as the parser would write it; `nil` where that is not certain.
  ///
  /// Most links of a page are `https://` followed by a plain host name and a path in ASCII. For them reading once is enough.
  init?(ofNormal string: String) {
    let parts = string.utf8.withContiguousStorageIfAvailable { utf8 in
      Self.partsOfNormal(UnsafeRawBufferPointer(utf8))
    }
    guard let parts, let parts else { return nil }
    self = parts
  }

  private static func partsOfNormal(_ bytes: UnsafeRawBufferPointer) -> URLParts? {
    var parts = URLParts()
    if bytes.starts(with: "https://".utf8) {
      parts.schemeEnd = 5
    } else if bytes.starts(with: "http://".utf8) {
      parts.schemeEnd = 4
    } else {
      return nil
    }
    parts.isHTTP = true
    let start = parts.schemeEnd + 3
    guard let hostEnd = endOfPlainHost(bytes, from: start) else { return nil }
    parts.username = start..<start
    parts.password = start..<start
    parts.host = start..<hostEnd

    var offset = hostEnd
    while offset < bytes.count, ByteSet.plainPath.contains(bytes[offset]) {
      // A segment that begins with a dot or a percent sign may be `.` or `..`.
      if bytes[offset] == 0x2F, offset + 1 < bytes.count, bytes[offset + 1] == 0x2E || bytes[offset + 1] == 0x25 {
        return nil
      }
      offset += 1
    }
    parts.path = hostEnd..<offset
    if offset < bytes.count, bytes[offset] == 0x3F {
      let queryStart = offset + 1
      offset = queryStart
      while offset < bytes.count, ByteSet.plainQuery.contains(bytes[offset]) { offset += 1 }
      parts.query = queryStart..<offset
    }
    if offset < bytes.count, bytes[offset] == 0x23 {
      let fragmentStart = offset + 1
      offset = fragmentStart
      while offset < bytes.count, ByteSet.plainFragment.contains(bytes[offset]) { offset += 1 }
      parts.fragment = fragmentStart..<offset
    }
    return offset == bytes.count ? parts : nil
  }

  /// The end of a host of lower-case labels, followed by a slash; not one that Punycode or an IPv4 number may hide in.
  private static func endOfPlainHost(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var offset = start
    var labelStart = start
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x61...0x7A, 0x30...0x39, 0x2D: break
      case 0x2E:
        guard offset > labelStart else { return nil }
        labelStart = offset + 1
      case 0x2F:
        // A last label that begins with a digit could be a number, an empty one follows a trailing dot.
        guard offset > labelStart, bytes[labelStart] > 0x39 || bytes[labelStart] == 0x2D else { return nil }
        return offset
      default: return nil
      }
      if offset == labelStart, bytes[offset...].starts(with: "xn--".utf8) { return nil }
      offset += 1
    }
    return nil
  }
}
