import WebAddress

extension WebURL {
  /// The URL as RFC 3986 has it, for a client that parses it once more: what the URL standard leaves as it is, encoded.
  var wireForm: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    let target = Array(requestTarget.utf8)
    for (index, byte) in target.enumerated() {
      let isHex: (Int) -> Bool = { target.indices.contains($0) && Character(Unicode.Scalar(target[$0])).isHexDigit }
      let isKept =
        byte == UInt8(ascii: "%") ? isHex(index + 1) && isHex(index + 2) : Self.targetBytes.contains(byte)
      bytes += isKept ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return "\(scheme)://\(hostName)\(port.map { ":\($0)" } ?? "")" + String(decoding: bytes, as: UTF8.self)
  }

  private static let targetBytes = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?".utf8)
}
