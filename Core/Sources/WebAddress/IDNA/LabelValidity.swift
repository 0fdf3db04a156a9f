/// The validity criteria of UTS 46 §4.1, with the rules for joiners (RFC 5892, appendix A) and for bidi labels (RFC 5893 §2).
enum LabelValidity {
  /// Whether a label that is in NFC already may be used. An empty one may.
  static func isValid(_ label: ArraySlice<UInt32>) -> Bool {
    guard let first = label.first else { return true }
    if LabelProperties.of(first).isMark || label.starts(with: "xn--".unicodeScalars.map(\.value)) { return false }
    for index in label.indices {
      let point = label[index]
      guard point != 0x2E, IDNAMapping.isValid(point) else { return false }
      if point == 0x200C || point == 0x200D, !isJoinerAllowed(in: label, at: index) { return false }
    }
    return true
  }

  /// A joiner stands after a virama; the non-joiner also between letters that would join without it.
  private static func isJoinerAllowed(in label: ArraySlice<UInt32>, at index: Int) -> Bool {
    let before = label[..<index]
    guard let last = before.last else { return false }
    if LabelProperties.of(last).isVirama { return true }
    guard label[index] == 0x200C else { return false }
    let left = before.reversed().lazy.map { LabelProperties.of($0).joining }.first { $0 != .transparent }
    let right = label[(index + 1)...].lazy.map { LabelProperties.of($0).joining }.first { $0 != .transparent }
    return (left == .left || left == .dual) && (right == .right || right == .dual)
  }

  static func hasRightToLeft(_ label: [UInt32]) -> Bool {
    label.contains { [.r, .al, .an].contains(LabelProperties.of($0).bidi) }
  }

  static func obeysBidiRule(_ label: [UInt32]) -> Bool {
    let classes = label.map { LabelProperties.of($0).bidi }
    guard let first = classes.first, let last = classes.last(where: { $0 != .nsm }) else { return classes.isEmpty }
    switch first {
    case .l:
      return classes.allSatisfy { [.l, .en, .es, .cs, .et, .on, .bn, .nsm].contains($0) } && [.l, .en].contains(last)
    case .r, .al:
      return !classes.contains(.l) && [.r, .al, .en, .an].contains(last)
        && !(classes.contains(.en) && classes.contains(.an))
    default:
      return false
    }
  }
}
