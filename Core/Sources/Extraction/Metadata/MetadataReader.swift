import ArticleModel
import HTML
import JSONFormat
import WebAddress

/// Reads a page's metadata, from the most to the least reliable source.
///
/// The order is JSON-LD, Open Graph and similar, microdata, other `meta` elements, then the visible byline and dates.
struct MetadataReader {
  let document: HTMLDocument
  let url: WebURL?
  let data: LinkedData
  let head: HeadFacts
  let resolver: LinkResolver
  private let article: [String: JSON]

  /// Reads a page's metadata.
  ///
  /// - Parameters:
  ///   - linkedData: the page's JSON-LD, if it was read already.
  ///   - sample: some text of the article for checking its language. Most generators write `lang="en"` for any
  ///     language.
  static func read(
    _ document: HTMLDocument, url: WebURL?, linkedData: LinkedData? = nil, sample: String? = nil
  ) -> Metadata {
    MetadataReader(document: document, url: url, linkedData: linkedData).metadata(sample: sample)
  }

  private init(document: HTMLDocument, url: WebURL?, linkedData: LinkedData?) {
    self.document = document
    self.url = url
    data = linkedData ?? LinkedData(document)
    head = HeadFacts(document)
    resolver = LinkResolver(document: document, page: url)
    article = data.article ?? [:]
  }

  private func metadata(sample: String?) -> Metadata {
    let site = site()
    let isFrontPage = url.map { "\($0.path)" == "/" } ?? false
    let titles = TitleReader(
      document: document, head: head, headline: headline, site: site, host: url?.host, isFrontPage: isFrontPage)
    let title = titles.title()
    let siteName = site ?? titles.site(beside: title)
    var visible = VisibleFacts(document: document, title: title)
    let language = language(sample: sample)
    return Metadata(
      title: title, authors: authors(siteName, &visible), published: published(&visible), modified: modified(),
      site: siteName, language: language, direction: direction(language), description: summary(),
      leadImage: leadImage(),
      canonicalURL: canonical(), licence: licence())
  }

  // MARK: - Parts

  private var headline: String? { (article["headline"] ?? article["name"])?.text?.withoutEntities.collapsed }

  private func site() -> String? {
    if let name = head.first("og:site_name", "application-name", "al:android:app_name", "citation_journal_title") {
      return name.withoutEntities
    }
    for key in ["publisher", "isPartOf"] {
      if let value = article[key]?.list.first, let name = data.resolved(value)?["name"]?.text {
        return name.withoutEntities
      }
    }
    return data.objects(ofType: "WebSite").first?["name"]?.text?.withoutEntities
  }

  private func authors(_ site: String?, _ visible: inout VisibleFacts) -> [String] {
    let names = AuthorNames(site: site)
    var declared: [String] = []
    var isOffice = false
    for value in (article["author"] ?? article["creator"])?.list ?? [] {
      declared += data.names(of: value).map(\.withoutEntities)
      isOffice = isOffice || data.resolved(value).map { LinkedData.types($0).contains("Organization") } == true
    }
    let sources: [[String]] = [
      declared, head.all("citation_author", "citation_authors"), head.all("article:author", "og:article:author"),
      head.all(
        "author", "dc.creator", "dcterms.creator", "dc.contributor", "parsely-author", "sailthru.author", "byl",
        "bylines", "byline", "article_author", "og:author:username"),
    ]
    // A handle is better than nothing, but a name that readers see is better.
    var handles: [String] = []
    for (place, source) in sources.enumerated() {
      let found = names.clean(source)
      // Such a list may also name everybody who made the pictures; the line under the title names the author.
      if place == 3, found.count >= 4 {
        let shown = names.clean(visible.authors())
        if !shown.isEmpty, shown.count < found.count, shown.allSatisfy(found.contains) { return shown }
      }
      guard found.contains(where: { !AuthorNames.isHandle($0) }) else {
        // A thread names its first writer in the same way as the page does.
        if place == 0, !found.isEmpty, isThread { return found }
        if handles.isEmpty { handles = found }
        continue
      }
      guard let only = found.first, found.count == 1 else { return found }
      // An office of the site is named where nobody was entered; the line under the title may name a person.
      if isOffice && place == 0 || names.isOffice(only, of: url?.host),
        let person = names.clean(visible.shownAuthors()).first(where: { names.isPerson($0, of: url?.host) })
      {
        return [person]
      }
      // Systems for blogs declare who entered the article; the line under the title has the others too.
      return place == 3 ? names.clean(visible.coauthors(of: only) ?? [only]) : found
    }
    if head.first("twitter:label1")?.lowercased() == "written by", let name = head.first("twitter:data1") {
      let found = names.clean([name])
      if found.contains(where: { !AuthorNames.isHandle($0) }) { return found }
    }
    let found = names.clean(visible.authors())
    if !found.isEmpty, handles.isEmpty || found.contains(where: { !AuthorNames.isHandle($0) }) { return found }
    if !handles.isEmpty { return handles }
    // If a person or a company names itself as the author of its own site, it is the author.
    let own = AuthorNames(site: nil).clean(declared + head.all("author"))
    if !own.isEmpty { return own }
    return (site.flatMap(Byline.owner) ?? visible.siteOwner).map { [$0] } ?? []
  }

  private var isThread: Bool {
    !Set(LinkedData.types(article)).isDisjoint(with: ["DiscussionForumPosting", "SocialMediaPosting", "Question"])
  }

  private func published(_ visible: inout VisibleFacts) -> String? {
    var candidates = [article["datePublished"]?.text, article["dateCreated"]?.text, article["uploadDate"]?.text]
    candidates += [
      head.first(
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
        "citation_publication_date",
        "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "dc.date.created",
        "dcterms.date", "dc.date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publish_date",
        "publishdate", "published_date", "article.published", "article_date_original", "cxenseparse:recs:publishtime",
        "originalpublicationdate", "release_date", "date", "dc.date.published", "rnews:datepublished", "ptime", "pdate")
    ]
    for candidate in candidates { if let date = candidate.flatMap(PageDate.read) { return date } }
    return visible.date() ?? url.flatMap { PageDate.inPath($0.path) }
  }

  private func modified() -> String? {
    let candidates = [
      article["dateModified"]?.text,
      head.first(
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
        "last-modified",
        "lastmod", "revised", "article:updated_time", "parsely-modified-date"),
    ]
    for candidate in candidates { if let date = candidate.flatMap(PageDate.read) { return date } }
    return nil
  }

  private func language(sample: String?) -> String? {
    let root = document.documentElement
    let declared =
      root.flatMap { document.attribute(.lang, of: $0) ?? document.attribute(named: "xml:lang", of: $0) }
      ?? document.body.flatMap { document.attribute(.lang, of: $0) } ?? article["inLanguage"]?.text
      ?? head.first("content-language", "language", "dc.language", "og:locale")
    return LanguageDetector.settle(declared: declared.flatMap(LanguageDetector.tag), sample: sample ?? "")
  }

  private func direction(_ language: String?) -> TextDirection? {
    // A right-to-left language overrides a template that was made for another language.
    if let language, LanguageDetector.isRightToLeft(language) { return .rightToLeft }
    return document.declaredDirection
  }

  private func summary() -> String? {
    let text =
      head.first("og:description", "description", "twitter:description", "dc.description", "dcterms.abstract")
      ?? article["description"]?.text
    guard let text = text?.withoutEntities.collapsed, !text.isEmpty else { return nil }
    return text
  }

  private func leadImage() -> Image? {
    let declared = article["image"]?.list.first.flatMap { value in
      value.text ?? data.resolved(value).flatMap { ($0["url"] ?? $0["contentUrl"])?.list.first?.text }
    }
    let address =
      head.first("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src") ?? declared
    guard let image = address.flatMap(resolver.resource) else { return nil }
    return Image(
      url: image.href, alternative: head.first("og:image:alt", "twitter:image:alt"),
      width: head.first("og:image:width").flatMap { Int($0) }, height: head.first("og:image:height").flatMap { Int($0) }
    )
  }

  /// Returns the page's own canonical address.
  ///
  /// Ignores one that only leads to the site's front page: it is a template's mistake.
  private func canonical() -> String? {
    for address in (head.links["canonical"] ?? []) + head.all("og:url") {
      guard let canonical = resolver.resource(address) else { continue }
      if let url, canonical.path == "/", canonical.query == nil, url.path != "/" { continue }
      return canonical.withoutFragment.href
    }
    return nil
  }

  private static let licences = ByteWords("creativecommons.org/licenses/", "creativecommons.org/publicdomain/")

  private func licence() -> String? {
    let declared =
      head.links["license"]?.first ?? head.links["licence"]?.first ?? article["license"]?.text
      ?? head.first("dcterms.license", "dc.rights", "dcterms.rights", "license", "citation_license")
    if let declared {
      return resolver.resource(declared).flatMap { declared.contains("/") ? $0.href : nil } ?? declared
    }
    for link in document.elements(withTag: .a) {
      let isLicence =
        document.withAttribute(.rel, of: link) { $0.equals("license") } == true
        || document.withAttribute(.href, of: link) {
          $0.containsAny(Self.licences)
        } == true
      if isLicence, let url = document.attribute(.href, of: link).flatMap(resolver.resource) { return url.href }
    }
    return nil
  }
}
