/// Names of sites as people write them.
enum SiteName {
  /// The part of a host that one owner registered: `example.co.uk` of `news.example.co.uk`, `someone.github.io`.
  ///
  /// Uses rules of thumb. The public suffix list has 10,000 lines and changes every week. A wrong guess here only shows a
  /// longer or shorter name beside a title.
  static func registrableDomain(of host: String) -> String {
    let labels = host.split(separator: ".")
    guard labels.count > 2, !host.hasPrefix("["), IPAddress(host) == nil else { return host }
    let count = suffixLength(labels) + 1
    return labels.suffix(count).joined(separator: ".")
  }

  /// How many labels at the end belong to a registry, or to a service that gives each user a host name.
  private static func suffixLength(_ labels: [Substring]) -> Int {
    let last = labels[labels.count - 1]
    let second = labels[labels.count - 2]
    if hostingDomains.contains("\(second).\(last)") { return 2 }
    if second == "blogspot" { return 2 }
    guard last.utf8.count == 2 else { return 1 }
    if labels.count > 3, labels[labels.count - 3] == "blogspot", secondLevels.contains(second) { return 3 }
    return secondLevels.contains(second) ? 2 : 1
  }

  /// Second levels under which countries register names: `co.uk`, `com.au`, `go.jp`.
  private static let secondLevels: Set<Substring> = [
    "ac", "asn", "co", "com", "edu", "gob", "gouv", "gov", "govt", "gv", "id", "mil", "ne", "net", "nhs", "or", "org",
    "plc", "ltd", "sch", "school",
  ]

  /// Services that give each user a host name.
  private static let hostingDomains: Set<String> = [
    "amazonaws.com", "appspot.com", "azurewebsites.net", "bearblog.dev", "cloudfront.net", "codeberg.page", "deno.dev",
    "dreamwidth.org", "eu.org", "firebaseapp.com", "fly.dev", "ghost.io", "gitbook.io", "github.io", "gitlab.io",
    "glitch.me", "hashnode.dev", "herokuapp.com", "hf.space", "itch.io", "livejournal.com", "mataroa.blog",
    "micro.blog",
    "neocities.org", "netlify.app", "netlify.com", "notion.site", "onrender.com", "pages.dev", "pika.page",
    "posthaven.com", "prose.sh", "r2.dev", "readthedocs.io", "replit.app", "squarespace.com", "srht.site",
    "streamlit.app", "substack.com", "surge.sh", "svbtle.com", "tilde.team", "tumblr.com", "typepad.com", "uk.com",
    "vercel.app", "web.app", "weebly.com", "wixsite.com", "wordpress.com", "workers.dev", "write.as",
  ]

  /// Sites whose first path segments name the owner of a page, with the number of segments.
  static let owners: [String: Int] = [
    "bitbucket.org": 1, "codeberg.org": 1, "dev.to": 1, "gist.github.com": 1, "git.sr.ht": 1, "github.com": 1,
    "gitlab.com": 1, "huggingface.co": 1, "medium.com": 1, "reddit.com": 2, "sr.ht": 1, "twitter.com": 1, "x.com": 1,
  ]
}

extension WebURL {
  /// The site of a page as Hacker News names it: `bbc.co.uk`, `someone.github.io`, `github.com/owner`.
  ///
  /// Empty for URLs without a host.
  public var site: String {
    guard let host, !host.isEmpty else { return "" }
    let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    for site in [name, SiteName.registrableDomain(of: name)] {
      if let count = SiteName.owners[site] {
        let owner = path.split(separator: "/").prefix(count)
        return owner.count == count ? ([site[...]] + owner).joined(separator: "/") : site
      }
    }
    return SiteName.registrableDomain(of: name)
  }
}
