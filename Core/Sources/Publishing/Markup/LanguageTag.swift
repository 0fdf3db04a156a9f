/// Languages as pages name them, which is often not as BCP 47 does: `en_US`, `english`, `"de`.
enum LanguageTag {
  /// The tag with hyphens where it has the shape of one (RFC 5646, 2.1: parts of 1 to 8 letters and digits, the
  /// first of 2 or 3 letters), nil for anything else.
  static func wellFormed(_ text: String) -> String? {
    let tag = text.replacing("_", with: "-")
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(isLetter), parts.count <= 4 else {
      return nil
    }
    // A part of one character begins an extension, of which no page's language has need.
    let isSound = parts.dropFirst().allSatisfy { part in
      (2...8).contains(part.count) && part.allSatisfy { isLetter($0) || (48...57).contains($0) }
    }
    return isSound ? tag : nil
  }
}
