/// "Domain to ASCII" (URL §3.3) without beStrict: UTS 46 processing with CheckBidi and CheckJoiners, not transitional.
enum DomainToASCII {
  /// No name of the DNS comes near; what is longer is refused before the steps that take quadratic time.
  private static let budget = 4096

  /// The domain in ASCII, or `nil` for failure.
  static func convert(_ domain: [UInt8]) -> [UInt8]? {
    // ASCII is not processed any further, even where it has Punycode that means nothing: browsers let such hosts be.
    guard domain.contains(where: { $0 >= 0x80 }) else { return domain.map(\.lowercased) }
    guard domain.count <= budget,
      let mapped = IDNAMapping.map(String(decoding: domain, as: UTF8.self).unicodeScalars.map(\.value))
    else { return nil }
    var labels: [[UInt32]] = []
    for label in Normalization.nfc(mapped).split(separator: 0x2E, omittingEmptySubsequences: false) {
      guard let decoded = decode(label) else { return nil }
      labels.append(decoded)
    }
    if labels.contains(where: LabelValidity.hasRightToLeft), !labels.allSatisfy(LabelValidity.obeysBidiRule) {
      return nil
    }
    let encoded = labels.compactMap(encode)
    return encoded.count == labels.count ? Array(encoded.joined(separator: [0x2E])) : nil
  }

  /// A label as Unicode, checked.
  private static func decode(_ label: ArraySlice<UInt32>) -> [UInt32]? {
    guard label.starts(with: "xn--".unicodeScalars.map(\.value)) else {
      return LabelValidity.isValid(label[...]) ? Array(label) : nil
    }
    guard let decoded = Punycode.decode(label.dropFirst(4)), decoded.contains(where: { $0 >= 0x80 }),
      Normalization.nfc(decoded) == decoded, LabelValidity.isValid(decoded[...])
    else { return nil }
    return decoded
  }

  private static func encode(_ label: [UInt32]) -> [UInt8]? {
    if label.allSatisfy({ $0 < 0x80 }) { return label.map { UInt8(truncatingIfNeeded: $0) } }
    return Punycode.encode(label[...]).map { "xn--".utf8 + $0 }
  }
}
