/// User name, password, host and port (URL §4.4, authority, host and port states).
extension URLParser {
  /// Reads up to the next slash, question mark or number sign; false where the standard reports failure.
  mutating func parseAuthority() -> Bool {
    let end = rest.firstIndex { $0 == 0x3F || $0 == 0x23 || isSlash($0) } ?? input.endIndex
    var authority = input[position..<end]
    position = end
    output.append(contentsOf: "//".utf8)
    parts.username = output.count..<output.count
    parts.password = parts.username
    if let at = authority.lastIndex(of: 0x40) {
      append(credentials: authority[..<at])
      authority = authority[(at + 1)...]
      // Credentials need a host, whatever the scheme.
      if authority.isEmpty { return false }
    }
    let colon = Self.portColon(in: authority)
    let hostBytes = authority[..<(colon ?? authority.endIndex)]
    if hostBytes.isEmpty, scheme.isSpecial || colon != nil { return false }
    guard let host = HostParser.parse(hostBytes, isSpecial: scheme.isSpecial) else { return false }
    append(host: host)
    return colon.map { appendPort(authority[($0 + 1)...]) } ?? true
  }

  mutating func append(host: [UInt8]) {
    let start = output.count
    output.append(contentsOf: host)
    parts.host = start..<output.count
    parts.path = output.count..<output.count
  }

  /// The first colon outside brackets.
  private static func portColon(in authority: ArraySlice<UInt8>) -> Int? {
    var isInBrackets = false
    for offset in authority.indices {
      switch authority[offset] {
      case 0x5B: isInBrackets = true
      case 0x5D: isInBrackets = false
      case 0x3A where !isInBrackets: return offset
      default: break
      }
    }
    return nil
  }

  private mutating func append(credentials: ArraySlice<UInt8>) {
    let colon = credentials.firstIndex(of: 0x3A) ?? credentials.endIndex
    let start = output.count
    output.append(credentials[..<colon], encoding: .userinfo)
    parts.username = start..<output.count
    parts.password = output.count..<output.count
    let password = credentials[colon...].dropFirst()
    if !password.isEmpty {
      output.append(0x3A)
      let start = output.count
      output.append(password, encoding: .userinfo)
      parts.password = start..<output.count
    }
    if parts.username.isEmpty, parts.password.isEmpty { return }
    output.append(0x40)
  }

  private mutating func appendPort(_ digits: ArraySlice<UInt8>) -> Bool {
    if digits.isEmpty { return true }
    var port = 0
    for digit in digits {
      guard digit.isDigit else { return false }
      port = port * 10 + Int(digit) - 0x30
      if port > 65_535 { return false }
    }
    let number = UInt16(port)
    if number == scheme.defaultPort { return true }
    parts.port = number
    output.append(contentsOf: ":\(number)".utf8)
    parts.path = output.count..<output.count
    return true
  }
}
