import EditionModel

/// `robots.txt`: a private site wants no crawler at all, a public one says where its pages are listed.
struct RobotsText {
  let settings: SiteSettings

  /// Where crawlers have nothing to look for.
  var rules: String { "Disallow: \(settings.basePath)/search\nDisallow: \(settings.basePath)/api/\n" }
  /// Where pages are listed.
  var sitemap: String { "Sitemap: \(settings.baseURL)\(SiteFile.sitemap.path)\n" }

  func text() -> String {
    switch settings.audience {
    case .private: "User-agent: *\nDisallow: /\n"
    case .public:
      "User-agent: *\n\(rules)Allow: \(settings.basePath)/\n\n\(sitemap)"
    }
  }
}

/// `sitemap.xml` (sitemaps.org): the editions and the pages about the site.
///
/// Stories are left out: their pages name the original as the address to list.
struct Sitemap {
  let settings: SiteSettings
  /// Newest first.
  let summaries: [EditionSummary]

  /// What the format allows is 50,000.
  static let limit = 40_000
  private static let pages: [SitePage] = [.front, .archive, .week, .about, .getIt, .corrections]

  func bytes() -> [UInt8] {
    Markup(.xml, reserving: 16_384) { xml in
      xml.declaration()
      xml.element("urlset")(.named("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")) {
        for page in Sitemap.pages { write(page.path, nil, xml) }
        for summary in summaries {
          write("/editions/\(summary.key)", summary.published.rfc3339(), xml)
        }
        xml.raw("\n")
      }
      xml.raw("\n")
    }.bytes
  }

  private func write(_ path: String, _ changed: String?, _ xml: MarkupWriter) {
    xml.raw("\n")
    let url = xml.element("url")
    url {
      xml.element("loc")(settings.baseURL + path)
      if let changed { xml.element("lastmod")(changed) }
    }
  }
}
