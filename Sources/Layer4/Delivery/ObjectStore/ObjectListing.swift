import Foundation

/// A page of a store's list of objects (`ListObjectsV2`).
struct ObjectListing {
  /// The objects' tags by their keys. Of an object written in one piece without a key of the store's, it is the MD5 of its bytes.
  private(set) var tags: [String: String] = [:]
  /// Where the next page begins; nil for the last.
  private(set) var next: String?

  /// Reads an answer; nil if it isn't one.
  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("<ListBucketResult") else { return nil }
    for entry in text.split(separator: "<Contents>").dropFirst() {
      guard let key = Self.value("Key", in: entry) else { return nil }
      tags[key] = Self.value("ETag", in: entry)?.filter { $0 != "\"" } ?? ""
    }
    next = Self.value("NextContinuationToken", in: text[...])
  }

  /// The text of the first element of a name. None of those that are asked for has elements inside.
  static func value(_ name: String, in text: Substring) -> String? {
    guard let start = text.firstRange(of: "<\(name)>")?.upperBound,
      let end = text[start...].firstRange(of: "</\(name)>")?.lowerBound
    else { return nil }
    return String(text[start..<end]).replacingOccurrences(of: "&quot;", with: "\"")
      .replacingOccurrences(of: "&#34;", with: "\"").replacingOccurrences(of: "&lt;", with: "<")
      .replacingOccurrences(of: "&gt;", with: ">").replacingOccurrences(of: "&apos;", with: "'")
      .replacingOccurrences(of: "&amp;", with: "&")
  }
}
