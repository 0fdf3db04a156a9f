/// Path, query and fragment (URL §4.4, path start, path, opaque path, query and fragment states).
extension URLParser {
  /// Reads a path after what `output` holds of one, then query and fragment.
  mutating func parsePathQueryFragment() -> Bool {
    if scheme.isSpecial {
      if isSlash(current) { position += 1 }
      parseSegments()
    } else if current == 0x2F {
      position += 1
      parseSegments()
    } else if let byte = current, byte != 0x3F, byte != 0x23 {
      parseSegments()
    }
    parseQueryAndFragment()
    return true
  }

  /// Reads segments up to a question mark, a number sign or the end; `.` and `..` are resolved.
  mutating func parseSegments() {
    while true {
      let end = rest.firstIndex { $0 == 0x3F || $0 == 0x23 || isSlash($0) } ?? input.endIndex
      let segment = input[position..<end]
      position = end
      let isLast = !isSlash(current)
      if Self.isDoubleDot(segment) {
        shortenPath()
        if isLast { output.append(0x2F) }
      } else if Self.isSingleDot(segment) {
        if isLast { output.append(0x2F) }
      } else {
        output.append(0x2F)
        if scheme == .file, parts.path.lowerBound == output.count - 1, segment.isDriveLetter {
          output.append(contentsOf: [segment[segment.startIndex], 0x3A])
        } else {
          output.append(segment, encoding: .path)
        }
      }
      parts.path = parts.path.lowerBound..<output.count
      if isLast { return }
      position += 1
    }
  }

  /// Drops the last segment (§4.4, "shorten"), unless it is all a file URL has of a drive.
  mutating func shortenPath() {
    let path = output[parts.path.lowerBound...]
    if scheme == .file, path.count == 3, path.dropFirst().isNormalizedDriveLetter { return }
    guard let slash = path.lastIndex(of: 0x2F) else { return }
    output.removeSubrange(slash...)
    parts.path = parts.path.lowerBound..<output.count
  }

  mutating func parseOpaquePath() {
    let end = rest.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? input.endIndex
    let start = output.count
    output.append(input[position..<end], encoding: .control)
    // A space at the end would be lost when the URL is read again without its query.
    if end < input.endIndex, output.last == 0x20, output.count > start {
      output.removeLast()
      output.append(contentsOf: "%20".utf8)
    }
    parts.path = start..<output.count
    parts.hasOpaquePath = true
    position = end
    parseQueryAndFragment()
  }

  mutating func parseQueryAndFragment() {
    if current == 0x3F {
      let end = rest.firstIndex(of: 0x23) ?? input.endIndex
      output.append(0x3F)
      let start = output.count
      output.append(input[(position + 1)..<end], encoding: scheme.isSpecial ? .specialQuery : .query)
      parts.query = start..<output.count
      position = end
    }
    if current == 0x23 { parseFragment() }
  }

  mutating func append(query: ArraySlice<UInt8>) {
    output.append(0x3F)
    let start = output.count
    output.append(contentsOf: query)
    parts.query = start..<output.count
  }

  mutating func parseFragment() {
    output.append(0x23)
    let start = output.count
    output.append(rest.dropFirst(), encoding: .fragment)
    parts.fragment = start..<output.count
    position = input.endIndex
  }

  private static func isSingleDot(_ segment: ArraySlice<UInt8>) -> Bool { dots(in: segment) == 1 }

  private static func isDoubleDot(_ segment: ArraySlice<UInt8>) -> Bool { dots(in: segment) == 2 }

  /// How many dots, plain or as `%2e`, a segment consists of; `nil` where it has anything else.
  private static func dots(in segment: ArraySlice<UInt8>) -> Int? {
    guard segment.count <= 6, segment.first == 0x2E || segment.first == 0x25 else { return nil }
    var rest = segment
    var count = 0
    while let first = rest.first {
      if first == 0x2E {
        rest = rest.dropFirst()
      } else if rest.count >= 3, rest.prefix(3).map(\.lowercased).elementsEqual("%2e".utf8) {
        rest = rest.dropFirst(3)
      } else {
        return nil
      }
      count += 1
    }
    return count
  }
}

extension ArraySlice<UInt8> {
  /// Two bytes such as `C:` or `c|`.
  var isDriveLetter: Bool { count == 2 && self[startIndex].isLetter && (last == 0x3A || last == 0x7C) }

  var isNormalizedDriveLetter: Bool { isDriveLetter && last == 0x3A }

  /// Whether a drive letter begins these bytes and ends there as a segment (§4.2).
  var startsWithDriveLetter: Bool {
    guard prefix(2).isDriveLetter else { return false }
    guard count > 2 else { return true }
    return [0x2F, 0x5C, 0x3F, 0x23].contains(self[startIndex + 2])
  }
}
