import EditionModel

/// The package document (EPUB 3.3, 5): what the book is, what it holds, and in which order.
struct BookPackage {
  let book: Book
  private var issue: Issue { book.issue }
  private var edition: Edition { issue.edition }

  func markup() -> Markup {
    Markup(.xml) { xml in
      xml.declaration()
      xml.package(
        .named("xmlns", "http://www.idpf.org/2007/opf"), .named("version", "3.0"), .named("unique-identifier", "id"),
        .named("xml:lang", "en"), .leftToRight
      ) {
        xml.metadata(.named("xmlns:dc", "http://purl.org/dc/elements/1.1/")) {
          writeMetadata(xml)
          writeAccess(xml)
          xml.raw("\n")
        }
        xml.manifest {
          writeManifest(xml)
          xml.raw("\n")
        }
        // The whole runs as English does; a story from right to left says so in its chapter.
        xml.spine(.named("toc", "ncx"), .named("page-progression-direction", "ltr")) {
          for page in Book.pages(of: issue) { xml.itemref(.named("idref", page.name)) }
        }
      }
      xml.raw("\n")
    }
  }

  private func writeMetadata(_ xml: MarkupWriter) {
    xml.raw("\n")
    xml.dcIdentifier(.id("id"), text: PermanentID.edition(edition.publication, edition.key))
    xml.dcTitle("\(issue.settings.title): \(issue.fullName)")
    // One language, in which the book itself speaks: of several a Kindle takes the last one for the whole, and read English as
    // German. Each chapter names its own.
    xml.dcLanguage("en")
    xml.dcCreator(issue.settings.title)
    xml.dcPublisher(issue.settings.title)
    xml.dcDate(edition.published.rfc3339())
    if !issue.stories.isEmpty {
      xml.dcDescription(
        issue.stories.map { "\($0.number). \($0.story.title)" }.joined(separator: "\n"))
    }
    xml.dcRights(Wording.Book.rights)
    property("dcterms:modified", issue.lastChange.rfc3339(), xml)
    xml.raw("\n")
    xml.property(.id("series"), .named("property", "belongs-to-collection"), text: issue.settings.title)
    xml.property(.named("refines", "#series"), .named("property", "collection-type"), text: "series")
  }

  private func writeAccess(_ xml: MarkupWriter) {
    let access = book.access
    for mode in access.modes.all { property("schema:accessMode", mode, xml) }
    property("schema:accessModeSufficient", access.modes.sufficient, xml)
    for feature in access.features { property("schema:accessibilityFeature", feature, xml) }
    for hazard in access.mayMove ? ["unknown"] : ["none"] { property("schema:accessibilityHazard", hazard, xml) }
    property("schema:accessibilitySummary", access.summary, xml)
  }

  private func writeManifest(_ xml: MarkupWriter) {
    item("ncx", BookNCX.file, "application/x-dtbncx+xml", nil, xml)
    item("style", "style.css", "text/css", nil, xml)
    item("cover-image", "cover.png", ImageType.png.rawValue, "cover-image", xml)
    for page in Book.pages(of: issue) {
      let properties: String? = if case .contents = page { "nav" } else { page.hasMath ? "mathml" : nil }
      item(page.name, page.file, "application/xhtml+xml", properties, xml)
    }
    for (index, image) in book.images.files.enumerated() {
      item("image-\(index + 1)", image.path, image.type, nil, xml)
    }
  }

  private func item(_ id: String, _ path: String, _ type: String, _ properties: String?, _ xml: MarkupWriter) {
    xml.raw("\n")
    xml.item(.id(id), .href(path), .named("media-type", type), .named("properties", properties))
  }

  private func property(_ name: String, _ value: String, _ xml: MarkupWriter) {
    xml.raw("\n")
    xml.property(.named("property", name), text: value)
  }
}

/// The elements of a package document.
extension MarkupWriter {
  fileprivate var package: MarkupElement { element("package") }
  fileprivate var metadata: MarkupElement { element("metadata") }
  /// `meta` with a value, unlike HTML's.
  fileprivate var property: MarkupElement { element("meta") }
  fileprivate var manifest: MarkupElement { element("manifest") }
  fileprivate var item: VoidMarkupElement { void("item") }
  fileprivate var spine: MarkupElement { element("spine") }
  fileprivate var itemref: VoidMarkupElement { void("itemref") }
}
