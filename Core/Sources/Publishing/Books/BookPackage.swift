import EditionModel

/// The package document (EPUB 3.3, 5): what the book is, what it holds, and in which order.
struct BookPackage {
  let book: Book
  private var issue: Issue { book.issue }
  private var edition: Edition { issue.edition }

  func markup() -> Markup {
    Markup { out in
      out.raw(
        """
        <?xml version="1.0" encoding="utf-8"?>
        <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en" dir="ltr">\
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        """)
      writeMetadata(&out)
      writeAccess(&out)
      out.raw("\n</metadata><manifest>")
      writeManifest(&out)
      // The whole runs as English does; a story from right to left says so in its chapter.
      out.raw("\n</manifest><spine page-progression-direction=\"ltr\">")
      for page in Book.pages(of: issue) {
        out.raw("<itemref")
        out.attribute("idref", page.name)
        out.raw("/>")
      }
      out.raw("</spine></package>\n")
    }
  }

  private func writeMetadata(_ out: inout Markup) {
    out.raw("\n<dc:identifier id=\"id\">")
    out.text(PermanentID.edition(edition.publication, edition.key))
    out.raw("</dc:identifier>")
    out.element("dc:title", "\(issue.settings.title): \(issue.fullName)")
    for language in languages { out.element("dc:language", language) }
    out.element("dc:creator", issue.settings.title)
    out.element("dc:publisher", issue.settings.title)
    out.element("dc:date", edition.published.rfc3339())
    if !issue.stories.isEmpty {
      out.element(
        "dc:description", issue.stories.map { "\($0.number). \($0.story.title)" }.joined(separator: "\n"))
    }
    out.element("dc:rights", "Each text belongs to its author; every chapter names its source.")
    property("dcterms:modified", issue.lastChange.rfc3339(), &out)
    out.raw("\n<meta id=\"series\" property=\"belongs-to-collection\">")
    out.text(issue.settings.title)
    out.raw("</meta><meta refines=\"#series\" property=\"collection-type\">series</meta>")
  }

  private func writeAccess(_ out: inout Markup) {
    let access = book.access
    for mode in access.modes.all { property("schema:accessMode", mode, &out) }
    property("schema:accessModeSufficient", access.modes.sufficient, &out)
    for feature in access.features { property("schema:accessibilityFeature", feature, &out) }
    for hazard in access.mayMove ? ["unknown"] : ["none"] { property("schema:accessibilityHazard", hazard, &out) }
    property("schema:accessibilitySummary", access.summary, &out)
  }

  private func writeManifest(_ out: inout Markup) {
    item("style", "style.css", "text/css", nil, &out)
    item("cover-image", "cover.png", ImageType.png.rawValue, "cover-image", &out)
    for page in Book.pages(of: issue) {
      let properties: String? = if case .contents = page { "nav" } else { page.hasMath ? "mathml" : nil }
      item(page.name, page.file, "application/xhtml+xml", properties, &out)
    }
    for (index, image) in book.images.files.enumerated() {
      item("image-\(index + 1)", image.path, image.type, nil, &out)
    }
  }

  private func item(
    _ id: String, _ path: String, _ type: String, _ properties: String?, _ out: inout Markup
  ) {
    out.raw("\n<item")
    out.attribute("id", id)
    out.attribute("href", path)
    out.attribute("media-type", type)
    out.attribute("properties", ifPresent: properties)
    out.raw("/>")
  }

  private func property(_ name: StaticString, _ value: String, _ out: inout Markup) {
    out.raw("\n<meta property=\"")
    out.raw(name)
    out.raw("\">")
    out.text(value)
    out.raw("</meta>")
  }

  /// English, in which the book itself speaks, then those of its articles.
  private var languages: [String] {
    var seen: Set<String> = ["en"]
    return ["en"]
      + issue.stories.filter { $0.article != nil }.compactMap { $0.language.flatMap(LanguageTag.wellFormed) }
      .filter { seen.insert($0).inserted }
  }
}
