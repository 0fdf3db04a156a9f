extension WebURL {
  /// A key that is equal for two URLs of the same page. It finds one story under different links.
  ///
  /// These make no difference: `http` or `https`, `www.` and mobile hosts, a default port, user names, a trailing slash,
  /// `index.html`, tracking parameters and the fragment. The order of parameters does. The key looks like
  /// `example.com/path?query`. It is stable, and it isn't a URL to open.
  public var pageKey: String {
    guard isHTTP, let host else { return withoutFragment.href }
    if let key = PageAlias.key(of: self, host: host) { return key }
    var key = PageAlias.host(Self.withoutDevice(host))
    if let port { key += ":\(port)" }
    key += Self.foldedPath(path)
    if let query, let kept = Tracking.removed(from: query, host: host) { key += "?\(kept)" }
    if let fragment, Self.namesAPage(fragment) { key += "#\(fragment)" }
    return key
  }

  /// Whether a fragment names a page of its own.
  ///
  /// Single-page applications name their views after `#!` or `#/`. A log of a year names its entries by date:
  /// `ziglang.org/devlog/2026/#2026-02-13` and `#2026-03-10` were two stories.
  private static func namesAPage(_ fragment: String) -> Bool {
    let bytes = Array(fragment.utf8)
    if bytes.first == 0x21 || bytes.first == 0x2F { return bytes.count > 1 }
    return bytes.count == 10 && bytes.indices.allSatisfy { $0 == 4 || $0 == 7 ? bytes[$0] == 0x2D : bytes[$0].isDigit }
  }

  /// The host without `www.`, `m.` or `mobile.`. The site's own name stays: `m.me` isn't `me`.
  private static func withoutDevice(_ host: String) -> String {
    let host = host.hasSuffix(".") ? String(host.dropLast()) : host
    let domain = SiteName.registrableDomain(of: host)
    guard host != domain, host.hasSuffix("." + domain) else { return host }
    let labels = host.dropLast(domain.count + 1).split(separator: ".").filter { !deviceLabels.contains($0) }
    return (labels + [domain[...]]).joined(separator: ".")
  }

  private static let deviceLabels: Set<Substring> = ["www", "www2", "m", "mobile", "amp"]

  /// The path with normal percent-encoding (RFC 3986 §6.2.2), without a trailing slash or `index.html`.
  private static func foldedPath(_ path: String) -> String {
    var bytes: [UInt8] = []
    let source = Array(path.utf8)
    var offset = 0
    while offset < source.count {
      if source[offset] == 0x25, offset + 2 < source.count, let high = source[offset + 1].hexValue,
        let low = source[offset + 2].hexValue
      {
        let byte = high << 4 | low
        if byte.isLetter || byte.isDigit || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte) {
          bytes.append(byte)
        } else {
          bytes.append(byte, encoding: .everything)
        }
        offset += 3
      } else {
        bytes.append(source[offset])
        offset += 1
      }
    }
    for name in ["/index.html", "/index.htm"] where bytes.suffix(name.utf8.count).elementsEqual(name.utf8) {
      bytes.removeLast(name.utf8.count)
      break
    }
    while bytes.last == 0x2F { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Pages with several addresses.
///
/// The list is short on purpose: each line was seen on Hacker News.
private enum PageAlias {
  /// Another name of the same host.
  static func host(_ host: String) -> String {
    switch host {
    case "twitter.com", "nitter.net": "x.com"
    case "old.reddit.com", "new.reddit.com", "np.reddit.com": "reddit.com"
    default: host
    }
  }

  /// The key of a page that has several addresses at one site.
  static func key(of url: WebURL, host: String) -> String? {
    let segments = url.path.split(separator: "/")
    switch host {
    case "youtu.be":
      return segments.first.map { "youtube.com/watch?v=\($0)" }
    case "youtube.com", "www.youtube.com", "m.youtube.com":
      // A link to a moment of a video, or from a playlist, is a link to the video.
      guard segments == ["watch"], let query = url.query else { return nil }
      return query.split(separator: "&").first { $0.hasPrefix("v=") }.map { "youtube.com/watch?\($0)" }
    case "arxiv.org", "www.arxiv.org":
      guard segments.count == 2, ["abs", "pdf", "html"].contains(segments[0]) else { return nil }
      let paper = segments[1].hasSuffix(".pdf") ? segments[1].dropLast(4) : segments[1]
      return "arxiv.org/abs/\(withoutVersion(paper))"
    default: return nil
    }
  }

  /// `2301.00001v2` is a version of the paper `2301.00001`.
  private static func withoutVersion(_ paper: Substring) -> Substring {
    guard let mark = paper.lastIndex(of: "v"), mark != paper.startIndex else { return paper }
    let version = paper[paper.index(after: mark)...]
    return !version.isEmpty && version.utf8.allSatisfy(\.isDigit) ? paper[..<mark] : paper
  }
}
