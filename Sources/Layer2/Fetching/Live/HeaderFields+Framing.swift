import Archive

extension HeaderFields {
  /// What makes it uncertain where the body ends or what its bytes are, as the end of a sentence; nil for a sound header.
  var framingFault: String? {
    let lengths = Set(
      (joined("Content-Length") ?? "").split(separator: ",").map { $0.filter { $0 != " " && $0 != "\t" } })
    // libcurl takes the last length. Whoever stands between may have taken the other.
    guard lengths.count <= 1 else { return "has two lengths" }
    // libcurl reads `0xc` as 0: a page that says something would count as empty.
    guard lengths.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }) else {
      return "has a length that is no number"
    }
    // libcurl gives the bytes of a coding that it doesn't know as they are, with the sizes of chunks among them.
    let codings = (joined("Transfer-Encoding") ?? "").lowercased().split(separator: ",")
      .map { $0.filter { $0 != " " && $0 != "\t" } }
    guard codings.allSatisfy({ ["chunked", "identity"].contains($0) }) else {
      return "has a transfer coding that nobody asked for"
    }
    return nil
  }
}
