import WebAddress

/// Reads the address of a site as people type it.
public enum SiteAddress {
  /// The address without a slash at the end; nil if it isn't one of a site.
  ///
  /// `news.example` becomes `https://news.example`. Plain `http` is only for a host in one's own network: others could read and
  /// change what is loaded.
  public static func reading(_ text: String) -> String? {
    let trimmed = String(text.filter { !$0.isWhitespace })
    guard !trimmed.isEmpty else { return nil }
    let whole = trimmed.contains("://") ? trimmed : "https://" + trimmed
    guard let url = WebURL(whole), url.isHTTP, let host = url.host, !host.isEmpty, url.username.isEmpty,
      url.password.isEmpty, url.query == nil, url.fragment == nil
    else { return nil }
    guard url.scheme == "https" || isNearby(host) else { return nil }
    var address = url.href
    while address.hasSuffix("/") { address.removeLast() }
    return address
  }

  private static func isNearby(_ host: String) -> Bool {
    if host == "localhost" || host.hasSuffix(".local") || host == "[::1]" { return true }
    let parts = host.split(separator: ".").compactMap { UInt8($0) }
    guard parts.count == 4 else { return false }
    return parts[0] == 127 || parts[0] == 10 || parts[0] == 192 && parts[1] == 168
      || parts[0] == 172 && (16...31).contains(parts[1])
  }
}
