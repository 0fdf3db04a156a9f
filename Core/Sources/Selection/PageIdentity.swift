/// Which page an address names, so that two submissions of one page are known as one.
struct PageIdentity {
  /// The host without `www.` and its kin: what a reader calls the site; nil for a text post.
  let site: String?
  /// Equal for two addresses of the same page; nil for a text post.
  let key: String?

  init(url: String?) {
    guard let url, let schemeEnd = url.firstRange(of: "://") else {
      site = nil
      key = nil
      return
    }
    var rest = url[schemeEnd.upperBound...]
    if let hash = rest.firstIndex(of: "#") { rest = rest[..<hash] }
    let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var host = rest[..<hostEnd].lowercased()
    if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    for prefix in ["www.", "m.", "mobile.", "old.", "amp."] where host.hasPrefix(prefix) {
      host.removeFirst(prefix.count)
      break
    }
    let tail = rest[hostEnd...]
    let pathEnd = tail.firstIndex(of: "?") ?? tail.endIndex
    var path = tail[..<pathEnd]
    while path.last == "/" { path.removeLast() }
    let query = tail[pathEnd...].dropFirst().split(separator: "&")
      .filter { !Self.isTracking($0) }.sorted().joined(separator: "&")
    site = host
    key = host + path + (query.isEmpty ? "" : "?" + query)
  }

  private static func isTracking(_ field: Substring) -> Bool {
    field.hasPrefix("utm_") || ["ref", "source", "fbclid", "gclid"].contains(field.prefix { $0 != "=" })
  }
}
