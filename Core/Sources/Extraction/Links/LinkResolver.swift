import HTML
import WebAddress

/// Makes a page's addresses absolute and removes parameters that only count clicks.
struct LinkResolver {
  /// The page's own address.
  let page: WebURL?
  /// The base of relative addresses: the page's `base` element, else its address (HTML Standard, 2.4.3).
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

  /// Returns a link's target for readers, or nil if it isn't `http`, `https` or `mailto`.
  ///
  /// The target is absolute and without tracking.
  func link(_ address: String) -> String? {
    guard let url = WebURL(address, base: base) else { return nil }
    switch url.scheme {
    case "http", "https": return (Redirect.target(of: url) ?? url).withoutTracking.href
    case "mailto": return url.href
    default: return nil
    }
  }

  /// Returns the address of an image or of playable media: absolute, `http` or `https`.
  func resource(_ address: String) -> WebURL? {
    guard let url = WebURL(address, base: base), url.scheme == "http" || url.scheme == "https" else { return nil }
    return url
  }

  /// Returns the part after `#` of a link within the page, still percent-encoded, or nil for other links.
  func fragment(_ address: String) -> String? {
    if address.utf8.first == UInt8(ascii: "#") { return String(address.dropFirst()) }
    guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "#")), let page else { return nil }
    let rest = address[..<mark]
    // Many generators write the page's whole address before the `#`.
    guard rest.isEmpty || WebURL(String(rest), base: base)?.withoutFragment == page.withoutFragment else { return nil }
    return String(address[address.index(after: mark)...])
  }
}
