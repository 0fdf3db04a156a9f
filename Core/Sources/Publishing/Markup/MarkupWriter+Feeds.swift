/// The elements of Atom (RFC 4287) and of Dublin Core.
extension MarkupWriter {
  var feed: Element { element("feed") }
  var entry: Element { element("entry") }
  var id: Element { element("id") }
  var subtitle: Element { element("subtitle") }
  var published: Element { element("published") }
  var updated: Element { element("updated") }
  var author: Element { element("author") }
  var name: Element { element("name") }
  var generator: Element { element("generator") }
  var icon: Element { element("icon") }
  var content: Element { element("content") }

  var dcCreator: Element { element("dc:creator") }
  var dcDate: Element { element("dc:date") }
  var dcDescription: Element { element("dc:description") }
  var dcIdentifier: Element { element("dc:identifier") }
  var dcIssued: Element { element("dc:issued") }
  var dcLanguage: Element { element("dc:language") }
  var dcPublisher: Element { element("dc:publisher") }
  var dcRights: Element { element("dc:rights") }
  var dcTitle: Element { element("dc:title") }

  /// The line that begins an XML document.
  func declaration() { raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") }

  func author(_ name: String) { author { self.name(name) } }
}
