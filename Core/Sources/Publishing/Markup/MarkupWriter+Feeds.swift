/// The elements of Atom (RFC 4287) and of Dublin Core.
extension MarkupWriter {
  var feed: MarkupElement { element("feed") }
  var entry: MarkupElement { element("entry") }
  var id: MarkupElement { element("id") }
  var subtitle: MarkupElement { element("subtitle") }
  var published: MarkupElement { element("published") }
  var updated: MarkupElement { element("updated") }
  var author: MarkupElement { element("author") }
  var name: MarkupElement { element("name") }
  var generator: MarkupElement { element("generator") }
  var icon: MarkupElement { element("icon") }
  var content: MarkupElement { element("content") }

  var dcCreator: MarkupElement { element("dc:creator") }
  var dcDate: MarkupElement { element("dc:date") }
  var dcDescription: MarkupElement { element("dc:description") }
  var dcIdentifier: MarkupElement { element("dc:identifier") }
  var dcIssued: MarkupElement { element("dc:issued") }
  var dcLanguage: MarkupElement { element("dc:language") }
  var dcPublisher: MarkupElement { element("dc:publisher") }
  var dcRights: MarkupElement { element("dc:rights") }
  var dcTitle: MarkupElement { element("dc:title") }

  /// The line that begins an XML document.
  func declaration() { raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") }

  func author(_ name: String) { author { self.name(name) } }
}
