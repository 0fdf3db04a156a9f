@testable import WebAddress

/// What holds for every address, whatever the text it was read from. Used by the tests and by the fuzzer.
enum URLInvariants {
  static let seeds = [
    "https://user:pass@example.com:8080/a/../b;c?q=1&r=%20#top", "http://[2001:db8::1]:80/%2e%2e/x", "file:///C|/a/./b",
    "//example.org/x", "../y?z", "mailto:a@b.example", "https://xn--bcher-kva.example./straße?ä#ö", "http://0x7f.1/",
    "https://EXAMPLE.com\\a\\b", "data:text/html,<b>x", "blob:https://a.example/1", "http://１２７.0.0.1:65535/",
    "https://www.youtube.com/watch?v=a&t=1", "https://arxiv.org/pdf/2301.00001v2.pdf",
    "https://a.example/#!/b/index.html",
  ]

  static let words = [
    "://", ":", "/", "//", "\\", "?", "#", "@", "[", "]", "%", "%2e", "%00", "..", ".", "\t", "\n", " ", "xn--", "0x",
    "127.0.0.1", "[::1]", ":99999", "é", "\u{AD}", "\u{200D}", "ß", "。", "💥", "C:", "localhost", "&", "=",
    "utm_source=x",
    "http", "https", "file", "javascript:", "\u{FEFF}", "\0",
  ]

  private static let base = WebURL("https://base.example/dir/page?x#y")

  /// The first violation found, nil if there is none.
  static func violation(in input: [UInt8]) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    for url in [WebURL(text), WebURL(text, base: base)].compactMap(\.self) {
      if let found = violation(of: url) { return found }
    }
    do throws(FetchableURL.Refusal) {
      let fetchable = try FetchableURL(text, base: base)
      if let found = violation(of: fetchable) { return found }
    } catch {}
    guard let address = IPAddress(text) else { return nil }
    return IPAddress(address.description) == address ? nil : "the address \(text) is not \(address)"
  }

  private static func violation(of url: WebURL) -> String? {
    if !url.href.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) && !url.hasOpaquePath { return "\(url) is not plain ASCII" }
    guard let again = WebURL(url.href) else { return "\(url) is none when it is read again" }
    if again.href != url.href { return "\(url) becomes \(again)" }
    // The quick way and the long way agree.
    guard let long = URLParser.parse(url.href, base: nil) else { return "\(url) is none for the parser" }
    if String(describing: long.parts) != String(describing: again.parts) { return "\(url) has two readings" }
    if assembled(url) != url.href { return "\(url) is not the sum of its parts, \(assembled(url))" }
    if url.withoutFragment.fragment != nil { return "\(url) keeps its fragment" }
    if WebURL("", base: url).map(\.href) != (url.hasOpaquePath ? nil : url.withoutFragment.href) {
      return "nothing beside \(url) is something else"
    }
    _ = (url.site, url.origin)
    // A place in a page is no other page.
    guard url.isHTTP, let place = WebURL(url.withoutFragment.href + "#place") else { return nil }
    return place.pageKey == url.withoutFragment.pageKey ? nil : "\(place) has another key than \(url.withoutFragment)"
  }

  private static func assembled(_ url: WebURL) -> String {
    var text = url.scheme + ":"
    if let host = url.host {
      text += "//" + url.username + (url.password.isEmpty ? "" : ":" + url.password)
      if !url.username.isEmpty || !url.password.isEmpty { text += "@" }
      text += host + (url.port.map { ":\($0)" } ?? "")
    } else if url.path.hasPrefix("//") {
      text += "/."
    }
    return text + url.path + (url.query.map { "?" + $0 } ?? "") + (url.fragment.map { "#" + $0 } ?? "")
  }

  private static func violation(of fetchable: FetchableURL) -> String? {
    let url = fetchable.url
    if !url.isHTTP || !url.username.isEmpty || !url.password.isEmpty { return "\(url) may be fetched" }
    switch fetchable.host {
    case .address(let address): return address.isGloballyReachable ? nil : "\(url) may be fetched from \(address)"
    case .name(let name):
      if IPAddress(name) != nil || name.hasSuffix(".") { return "\(name) of \(url) passes for a name" }
      return name.contains(".") ? nil : "\(name) of \(url) is a name of this network"
    }
  }
}
