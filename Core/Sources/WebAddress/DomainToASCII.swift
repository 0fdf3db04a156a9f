/// "Domain to ASCII" (URL §3.3), without beStrict.
enum DomainToASCII {
  /// The domain in ASCII, or `nil` for failure.
  static func convert(_ domain: [UInt8]) -> [UInt8]? {
    // ASCII is not processed any further, even where it has Punycode that means nothing: browsers let such hosts be.
    guard domain.contains(where: { $0 >= 0x80 }) else { return domain.map(\.lowercased) }
    return nil
  }
}
