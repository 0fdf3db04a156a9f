import WebAddress

/// A link of a comment, and what sort of link it is.
struct ThreadLink {
  enum Sort { case archive, earlier, other, own }

  let url: String
  /// What makes two links the same.
  let key: String
  let sort: Sort

  /// Nil for what isn't an address.
  init?(_ text: String, of thread: CommentThread) {
    guard let address = WebURL(text), address.isHTTP, let host = address.host else { return nil }
    url = address.withoutTracking.href
    key = address.pageKey
    let own = thread.url.flatMap { WebURL($0) }
    if key == own?.pageKey {
      sort = .own
    } else if let target = ThreadLink.archived(address, host: host) {
      // A copy of another page is a source like any other.
      sort = target.isEmpty || WebURL(target)?.host == own?.host ? .archive : .other
    } else if host == "news.ycombinator.com" {
      sort = address.path == "/item" ? .earlier : .own
    } else if host == "lobste.rs", address.path.hasPrefix("/s/") {
      sort = .earlier
    } else {
      sort = .other
    }
  }

  private static let hosts: Set<String> = [
    "archive.is", "archive.ph", "archive.today", "archive.li", "archive.md", "archive.fo", "archive.vn",
    "ghostarchive.org",
  ]

  var isOutside: Bool { sort == .other || sort == .archive }

  /// What an archive's address is a copy of; empty if the address doesn't say. Nil for another address.
  private static func archived(_ address: WebURL, host: String) -> String? {
    if host == "web.archive.org", address.path.hasPrefix("/web/") {
      let parts = address.href.split(separator: "/", maxSplits: 4, omittingEmptySubsequences: true)
      guard parts.count == 5 else { return nil }
      return String(parts[4])
    }
    guard hosts.contains(host) else { return nil }
    guard let start = address.path.firstRange(of: "/http") else { return "" }
    return String(address.path[start.lowerBound...].dropFirst())
  }
}
