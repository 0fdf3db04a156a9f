import HTML
import WebAddress

/// Makes a page's addresses absolute and takes off what only counts clicks.
struct LinkResolver {
  /// The page's own address.
  let page: WebURL?
  /// What relative addresses start from: the page's `base` element, else its address (HTML Standard, 2.4.3).
  let base: WebURL?

  init(document: HTMLDocument, page: WebURL?) {
    self.page = page
    var base = page
    if let head = document.head {
      for node in document.children(of: head) where document.isElement(node, .base) {
        guard let href = document.attribute(.href, of: node) else { continue }
        base = WebURL(href, base: page) ?? page
        break
      }
    }
    self.base = base
  }

  init(page: WebURL?) {
    self.page = page
    base = page
  }

  /// A link's target for readers: absolute, `http`, `https` or `mailto`, without tracking; nil for everything else.
  func link(_ address: String) -> String? {
    guard let url = WebURL(address, base: base) else { return nil }
    switch url.scheme {
    case "http", "https": return (Redirect.target(of: url) ?? url).withoutTracking.href
    case "mailto": return url.href
    default: return nil
    }
  }

  /// The address of an image or of something that plays: absolute, `http` or `https`.
  func resource(_ address: String) -> WebURL? {
    guard let url = WebURL(address, base: base), url.scheme == "http" || url.scheme == "https" else { return nil }
    return url
  }

  /// The part after `#` of a link that stays on the page, still percent-encoded; nil for other links.
  func fragment(_ address: String) -> String? {
    if address.utf8.first == UInt8(ascii: "#") { return String(address.dropFirst()) }
    guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "#")), let page else { return nil }
    let rest = address[..<mark]
    // Many generators write the whole address of the page before the mark.
    guard rest.isEmpty || WebURL(String(rest), base: base)?.withoutFragment == page.withoutFragment else { return nil }
    return String(address[address.index(after: mark)...])
  }
}
