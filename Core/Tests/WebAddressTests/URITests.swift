import SharedData
import Testing
import WebAddress

/// RFC 3986's grammar, written out on its own, so that the function is not measured by itself.
enum URIGrammar {
  private static let unreserved = "[A-Za-z0-9._~-]"
  private static let subdelims = "[!$&'()*+,;=]"
  private static let triplet = "%[0-9A-Fa-f][0-9A-Fa-f]"
  private static let pchar = "(?:\(unreserved)|\(triplet)|\(subdelims)|[:@])"
  private static let name = "(?:\(unreserved)|\(triplet)|\(subdelims))*"
  private static let user = "(?:(?:\(unreserved)|\(triplet)|\(subdelims)|:)*@)?"
  private static let host = "(?:\\[[0-9A-Fa-f:.]+\\]|\(name))"
  private static let hierarchical =
    "(?://\(user)\(host)(?::[0-9]*)?(?:/\(pchar)*)*|/(?:\(pchar)+(?:/\(pchar)*)*)?|\(pchar)+(?:/\(pchar)*)*|)"
  private static let tail = "(?:\(pchar)|[/?])*"

  static func matches(_ text: String) throws -> Bool {
    let grammar = "[A-Za-z][A-Za-z0-9+.-]*:\(hierarchical)(?:\\?\(tail))?(?:#\(tail))?"
    return try Regex(grammar).wholeMatch(in: text) != nil
  }
}

@Suite("An address as a valid URI") struct URITests {
  @Test(
    "Addresses that browsers take and checkers refuse become valid",
    arguments: [
      ("https://a.example/x[1]", "https://a.example/x%5B1%5D"), ("https://a.example/100%", "https://a.example/100%25"),
      ("https://a.example/%zz?%", "https://a.example/%25zz?%25"),
      ("https://a.example/#a#b", "https://a.example/#a%23b"),
      ("https://a.example/?a=[]&b={}|^`", "https://a.example/?a=%5B%5D&b=%7B%7D%7C%5E%60"),
      ("https://a.example/straße", "https://a.example/stra%C3%9Fe"),
      ("https://bücher.example/", "https://xn--bcher-kva.example/"),
      ("mailto:a b@c.example", "mailto:a%20b@c.example"), ("https://[2001:db8::1]/[", "https://[2001:db8::1]/%5B"),
      (" https://a.example/\n", "https://a.example/"), ("https:\\\\a.example\\b", "https://a.example/b"),
    ])
  func examples(text: String, uri: String) throws {
    #expect(WebURL.uri(text) == uri)
    #expect(try URIGrammar.matches(uri))
  }

  @Test(
    "Addresses that are valid already stay to the letter",
    arguments: [
      "https://a.example", "http://A.example:80/../x", "https://a.example/x?y=z#w", "mailto:a@b.example",
      "https://u:p@a.example/",
      "https://a.example/%7e", "http://a.example./",
    ])
  func valid(text: String) { #expect(WebURL.uri(text) == text) }

  @Test(
    "What is no address is none",
    arguments: ["", "x", "//a.example", "https://", "https://a b/", "https://xn--a./", "http://[::g]/"])
  func none(text: String) { #expect(WebURL.uri(text) == nil) }

  @Test("Whatever the text, the URI is valid, names the same host, and becomes itself", arguments: [Seeds.fresh])
  func property(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces =
      URLInvariants.words + URLInvariants.seeds + [
        "[", "]", "{", "|", "^", "`", "\"", "<", ">", "%", "%%", "%4", "a", "ü", "##", "\u{202E}", "'",
      ]
    for round in 0..<6_000 {
      var text =
        ["https://a.example/", "http://", "mailto:", "", "x:", "https://u@"].randomElement(using: &random) ?? ""
      for _ in 0..<(round % 9) { text += pieces.randomElement(using: &random) ?? "" }
      guard let uri = WebURL.uri(text) else { continue }
      #expect(try URIGrammar.matches(uri), "\(text.debugDescription) became \(uri)")
      #expect(WebURL.uri(uri) == uri, "\(text.debugDescription)")
      // Other schemes keep in a host what a URI can't hold.
      guard let url = WebURL(text), url.scheme.hasPrefix("http") else { continue }
      #expect(WebURL(uri)?.host == url.host, "\(text.debugDescription) became \(uri)")
    }
  }

  @Test("Hosts are shown in ASCII, so that letters of two scripts look like no other host")
  func confusable() {
    #expect(WebURL("https://аррӏе.com/")?.site == "xn--80ak6aa92e.com")
    #expect(WebURL("https://gооgle.example/")?.site.hasPrefix("xn--") == true)
  }
}
