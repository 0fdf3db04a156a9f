/// A site as the table `story_place` has it: the parts of its host from right to left, a dot after each, then its path.
///
/// `blog.example.org` is `org.example.blog.`, `github.com/apple` is `com.github./apple/`. Whatever belongs to a site begins with
/// it: its own stories, those of its subdomains, and those below a path of it.
struct SitePlace: Hashable {
  let text: String

  /// - Parameter name: a site or a host, as people write it.
  init(_ name: String) {
    let parts = name.lowercased().split(separator: "/", maxSplits: 1)
    let host = (parts.first ?? "").split(separator: ".").reversed().map { $0 + "." }.joined()
    text = parts.count > 1 ? "\(host)/\(parts[1])/" : host
  }

  /// Comes after every place that begins with this one: no text has this character.
  var end: String { text + "\u{10FFFF}" }

  /// Where a story is found: under its site, which is a registrable domain or an owner at a host of many, and under its host.
  static func all(site: String, host: String) -> Set<SitePlace> {
    Set([site, host].filter { !$0.isEmpty }.map(SitePlace.init))
  }
}
