/// File URLs (URL §4.4, file, file slash and file host states), with the drive letters of Windows.
extension URLParser {
  /// Reads what follows `file:`; `base` is one of a file too, or `nil`.
  mutating func parseFile(base: WebURL?) -> Bool {
    output.append(contentsOf: "//".utf8)
    parts.username = output.count..<output.count
    parts.password = parts.username
    append(host: [])
    let baseBytes = base.map { Array($0.href.utf8) } ?? []
    guard isSlash(current) else {
      guard let base else { return parsePathQueryFragment() }
      replaceHost(with: baseBytes[base.parts.host ?? 0..<0])
      let startsWithDrive = rest.startsWithDriveLetter
      if !startsWithDrive {
        output.append(contentsOf: baseBytes[base.parts.path])
        parts.path = parts.path.lowerBound..<output.count
      }
      switch current {
      case nil, 0x23:
        if let query = base.parts.query { append(query: baseBytes[query]) }
      case 0x3F: break
      default:
        if !startsWithDrive { shortenPath() }
        return parsePathQueryFragment()
      }
      parseQueryAndFragment()
      return true
    }
    position += 1
    if isSlash(current) {
      position += 1
      return parseFileHost() && parsePathQueryFragment()
    }
    if let base {
      replaceHost(with: baseBytes[base.parts.host ?? 0..<0])
      let drive = baseBytes[base.parts.path].dropFirst().prefix { $0 != 0x2F }
      if !rest.startsWithDriveLetter, drive.isNormalizedDriveLetter {
        output.append(0x2F)
        output.append(contentsOf: drive)
        parts.path = parts.path.lowerBound..<output.count
      }
    }
    parseSegments()
    parseQueryAndFragment()
    return true
  }

  private mutating func parseFileHost() -> Bool {
    let end = rest.firstIndex { $0 == 0x3F || $0 == 0x23 || isSlash($0) } ?? input.endIndex
    let bytes = input[position..<end]
    // `file://C:/x` means a drive, not a host.
    if bytes.isDriveLetter { return true }
    position = end
    if bytes.isEmpty { return true }
    guard let host = HostParser.parse(bytes, isSpecial: true) else { return false }
    if !host.elementsEqual("localhost".utf8) { replaceHost(with: host[...]) }
    return true
  }

  private mutating func replaceHost(with host: ArraySlice<UInt8>) {
    output.removeSubrange(parts.path.lowerBound...)
    append(host: Array(host))
  }
}
