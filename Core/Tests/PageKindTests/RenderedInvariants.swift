import HTML

/// What holds for every article's markup as a browser reads it: nothing runs, nothing loads but images, and what is read is
/// what was written.
enum RenderedInvariants {
  static func violation(in markup: String) -> String? {
    let document = HTMLDocument.parseFragment(Array(markup.utf8), context: "div")
    for node in document.descendants(of: document.fragmentRoot) where document.isElement(node) {
      let name = document.name(of: node)
      guard elements.contains(name) else { return "it has the element \(name)" }
      for attribute in document.attributes(of: node) {
        guard attributes.contains(attribute.name) else { return "\(name) has the attribute \(attribute.name)" }
        if ["href", "src"].contains(attribute.name), !isSafe(attribute.value) {
          return "\(name) leads to \(attribute.value)"
        }
      }
    }
    // A tree that changes when it is written and read again can hide markup from whoever checks it once.
    let once = document.serialize(below: document.fragmentRoot)
    let again = HTMLDocument.parseFragment(once, context: "div")
    return again.serialize(below: again.fragmentRoot) == once ? nil : "it changes when it is read again"
  }

  private static func isSafe(_ address: String) -> Bool {
    let address = address.lowercased()
    return ["http://", "https://", "mailto:", "#"].contains { address.hasPrefix($0) }
  }

  private static let elements: Set<String> = [
    "p", "h2", "h3", "h4", "h5", "h6", "a", "em", "strong", "del", "sup", "sub", "code", "pre", "span", "br", "hr",
    "img",
    "figure", "figcaption", "blockquote", "footer", "cite", "ul", "ol", "li", "dl", "dt", "dd", "div", "section",
    "aside",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi",
    // Formulas.
    "math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "mtext", "mspace", "msup", "msub", "msubsup", "munder",
    "mover", "munderover", "mfrac", "msqrt", "mroot", "mtable", "mtr", "mtd", "mphantom", "mstyle",
  ]

  private static let attributes: Set<String> = [
    "href", "src", "alt", "width", "height", "loading", "decoding", "id", "class", "dir", "translate", "lang", "role",
    "aria-label", "aria-labelledby", "tabindex", "colspan", "rowspan", "scope", "start", "reversed", "value",
    // Formulas.
    "xmlns", "alttext", "display", "encoding", "mathvariant", "stretchy", "accent", "accentunder", "fence",
    "linethickness", "form",
    "displaystyle", "scriptlevel", "lspace", "rspace", "minsize", "maxsize", "movablelimits",
  ]
}
