public import EditionModel
import WebAddress

/// Where a link leads inside of the app: `tenhn://editions/2026-05-06-morning/3`, or the same path under the site's address.
public enum ReaderLink: Hashable, Sendable {
  case newest
  case archive
  case edition(EditionKey)
  case story(StoryID)
  case search(String)
  case saved
  /// A site to read from. The app asks its reader before it changes anything.
  case site(String)

  /// Reads a link; nil for one that leads elsewhere.
  ///
  /// - Parameter site: the address of the app's site.
  public init?(_ text: String, site: String) {
    guard let url = WebURL(text) else { return nil }
    let path: String
    if url.scheme == "tenhn" {
      path = "/" + [url.host ?? "", String(url.path.drop { $0 == "/" })].filter { !$0.isEmpty }.joined(separator: "/")
    } else {
      guard url.isHTTP, let home = WebURL(site.hasSuffix("/") ? site : site + "/"), url.origin == home.origin,
        (url.path + "/").hasPrefix(home.path)
      else { return nil }
      path = "/" + url.path.dropFirst(home.path.utf8.count)
    }
    let parts = path.split(separator: "/").map(String.init)
    switch (parts.first, parts.count) {
    case (nil, _): self = .newest
    case ("archive", 1): self = .archive
    case ("saved", 1): self = .saved
    case ("search", 1): self = .search(ReaderLink.value(of: "q", in: url.query ?? ""))
    case ("editions", 2):
      guard let key = EditionKey(parts[1]) else { return nil }
      self = .edition(key)
    case ("editions", 3):
      guard let key = EditionKey(parts[1]), let number = ReaderLink.number(parts[2]) else { return nil }
      self = .story(StoryID(key, number))
    case ("site", 1) where url.scheme == "tenhn":
      guard let address = SiteAddress.reading(ReaderLink.value(of: "address", in: url.query ?? "")) else { return nil }
      self = .site(address)
    default: return nil
    }
  }

  /// The app's own address of a place.
  public var address: String {
    switch self {
    case .newest: "tenhn://"
    case .archive: "tenhn://archive"
    case .edition(let key): "tenhn://editions/\(key)"
    case .story(let id): "tenhn://editions/\(id)"
    case .search: "tenhn://search"
    case .saved: "tenhn://saved"
    case .site: "tenhn://site"
    }
  }

  /// An address from an article as the app may open it: `http`, `https` or `mailto`; nil for anything else.
  public static func outside(_ text: String) -> String? {
    guard let url = WebURL(text) else { return nil }
    return url.isHTTP && url.host != nil || url.scheme == "mailto" ? url.href : nil
  }

  /// Pages number reserves from 1 with an `R` before; editions number them on from ten.
  private static func number(_ text: String) -> Int? {
    let isReserve = text.hasPrefix("R")
    guard let number = Int(isReserve ? text.dropFirst() : text[...]), (1...(isReserve ? 10 : 99)).contains(number)
    else {
      return nil
    }
    return isReserve ? number + 10 : number
  }

  private static func value(of name: String, in query: String) -> String {
    let pair = query.split(separator: "&").first { $0.hasPrefix(name + "=") }
    return PercentDecoding.text(pair.map { String($0.dropFirst(name.count + 1)) } ?? "")
  }
}

/// Decodes the values of a query.
private enum PercentDecoding {
  static func text(_ encoded: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(encoded.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        bytes.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
