/// The host parser (URL §3.5).
enum HostParser {
  /// The serialized host, or `nil` for failure.
  static func parse(_ input: ArraySlice<UInt8>, isSpecial: Bool) -> [UInt8]? {
    if input.first == 0x5B {
      guard input.last == 0x5D, let address = IPAddress(v6: input.dropFirst().dropLast()) else { return nil }
      return Array("[\(address)]".utf8)
    }
    guard isSpecial else { return opaque(input) }
    let decoded = input.contains(0x25) ? input.percentDecoded : Array(input)
    guard let domain = DomainToASCII.convert(decoded), !domain.isEmpty,
      !domain.contains(where: { $0 <= 0x20 || ByteSet.forbiddenDomain.contains($0) })
    else { return nil }
    guard IPv4Parser.endsInNumber(domain[...]) else { return domain }
    return IPv4Parser.parse(domain[...]).map { Array(IPAddress.v4($0).description.utf8) }
  }

  private static func opaque(_ input: ArraySlice<UInt8>) -> [UInt8]? {
    guard !input.contains(where: ByteSet.forbiddenHost.contains) else { return nil }
    var output: [UInt8] = []
    output.append(input, encoding: .control)
    return output
  }
}
