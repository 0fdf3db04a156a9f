import HTML
import Testing

@testable import VectorGraphics

/// Whatever comes in, what goes out has only names and values of the lists. The output is read again with the parser of pages and
/// looked through, so these tests don't rest on the writer.
@Suite("Hostile drawings") struct HostileDrawingTests {
  /// What is put into every place of a drawing: names, values, texts.
  static let payloads = [
    "\" onload=\"alert(1)", "'><script>alert(1)</script>", "javascript:alert(1)", "&#106;avascript:alert(1)",
    "url(javascript:alert(1))", "url(https://x.example/a)", "url(\"data:text/html,<script>alert(1)</script>\")",
    "url( '#a' ) url(//x)", "expression(alert(1))", "]]><script>alert(1)</script>", "--><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "</svg><script>alert(1)</script>", "</style><img src=x onerror=alert(1)>",
    "<![CDATA[</text><script>alert(1)</script>]]>", "@import '//x';", "\\75\\72\\6c(//x)", "u/**/rl(//x)",
    "image-set('//x' 1x)", "src(//x)", "attr(href)", "env(x)", "#a\u{0}b", "&#13;", "&#1;",
    "&#x85;", "\u{fffe}", "\u{202e}\u{feff}", "<!--", "&x;",
    "<svg onload=alert(1)>", "<math><mtext><style><img src=x onerror=alert(1)>", "behavior:url(#default#time2)",
    "-moz-binding:url(//x#a)",
  ]

  static let places: [@Sendable (String) -> String] = [
    { "<svg viewBox='0 0 9 9'><path d='M0 0' fill=\"\($0)\"/></svg>" },
    { "<svg viewBox='0 0 9 9'><path d=\"\($0)\"/></svg>" },
    { "<svg viewBox='0 0 9 9'><path d='M0 0' style=\"fill:\($0);stroke:\($0)\"/></svg>" },
    { "<svg viewBox='0 0 9 9'><style>path{fill:\($0)}</style><path d='M0 0'/></svg>" },
    { "<svg viewBox='0 0 9 9'><style>\($0){fill:red}</style><path class=\"\($0)\" d='M0 0'/></svg>" },
    { "<svg viewBox='0 0 9 9'><text>\($0)</text></svg>" },
    { "<svg viewBox='0 0 9 9'><title>\($0)</title><desc>\($0)</desc><path d='M0 0'/></svg>" },
    { "<svg viewBox='0 0 9 9'><a href=\"\($0)\" xlink:href=\"\($0)\"><path d='M0 0'/></a></svg>" },
    { "<svg viewBox='0 0 9 9'><g id=\"\($0)\"/><use href=\"#\($0)\" x=\"\($0)\"/></svg>" },
    { "<svg viewBox='0 0 9 9'><use xlink:href=\"\($0)\"/></svg>" },
    { "<svg viewBox='0 0 9 9'><text font-family=\"\($0)\" transform=\"\($0)\" lang=\"\($0)\">x</text></svg>" },
    { "<svg viewBox='0 0 9 9'><g clip-path=\"\($0)\" mask=\"\($0)\" marker-end=\"\($0)\" filter=\"\($0)\"/></svg>" },
    { "<svg viewBox='0 0 9 9'><path d='M0 0'><animate attributeName='href' values=\"\($0)\"/></path></svg>" },
    { "<svg viewBox=\"\($0)\" width=\"\($0)\"><path d='M0 0'/></svg>" },
    { "<svg viewBox='0 0 9 9' \($0)><path d='M0 0'/></svg>" },
    { "<svg viewBox='0 0 9 9'>\($0)<path d='M0 0'/></svg>" },
    { "<svg xmlns:x=\"\($0)\" xml:base=\"\($0)\" viewBox='0 0 9 9'><x:script>\($0)</x:script></svg>" },
    { "<?xml-stylesheet href=\"\($0)\"?><!DOCTYPE svg SYSTEM \"\($0)\"><svg viewBox='0 0 9 9'><path d='M0 0'/></svg>" },
  ]

  @Test("Whatever is put wherever: nothing goes out that isn't on the lists, and rewriting changes no more")
  func everywhere() {
    var kept = 0
    for place in Self.places {
      for payload in Self.payloads {
        guard let drawing = VectorPicture(rewriting: Array(place(payload).utf8)) else { continue }
        kept += 1
        Self.check(drawing, "\(place(payload))")
      }
    }
    #expect(kept > 200)
  }

  @Test("Mutilated drawings neither crash nor bring anything out")
  func mutilated() {
    let parts =
      Self.payloads + [
        "<svg", ">", " viewBox='0 0 9 9'", "<g>", "</g>", "<text>", "</text>", "<style>", "</style>", "path{", "}",
        "/*", "*/",
        "<use href='#a'/>", " id='a'", "<path d='M0 0'/>", "</svg>", " style='", "'", "fill:red;", "<defs>", "<a ",
      ]
    var seed: UInt64 = 10
    for _ in 0..<3000 {
      var file = "<svg viewBox='0 0 9 9'>"
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        file += parts[Int(seed >> 33) % parts.count]
      }
      if let drawing = VectorPicture(rewriting: Array(file.utf8)) { Self.check(drawing, file) }
    }
  }

  static func check(_ drawing: VectorPicture, _ source: String) {
    #expect(VectorPicture.isRewritten(drawing.bytes), "\(source)")
    let text = String(decoding: drawing.bytes, as: UTF8.self)
    #expect(!text.contains("<!") && !text.contains("<?"), "\(source)")
    let document = HTMLDocument.parse(drawing.bytes)
    for node in document.descendants(of: document.root) where document.isElement(node) {
      let name = document.name(of: node)
      guard !["html", "head", "body"].contains(name) else { continue }
      #expect(document.namespace(of: node) == .svg && VectorNames.kept.contains(name), "\(name) of \(source)")
      for attribute in document.attributes(of: node) {
        switch attribute.name {
        case "xmlns": #expect(attribute.value == "http://www.w3.org/2000/svg")
        case "id": #expect(isName(attribute.value[...]), "\(source)")
        case "href": #expect(attribute.value.first == "#" && isName(attribute.value.dropFirst()), "\(source)")
        default:
          let isKnown = VectorNames.forms[attribute.name] != nil || attribute.name == "space"
          #expect(isKnown, "\(attribute.name) of \(source)")
          for part in attribute.value.split(separator: "url(").dropFirst(attribute.value.hasPrefix("url(") ? 0 : 1) {
            #expect(part.first == "#" && isName(part.dropFirst().prefix { $0 != ")" }), "\(source)")
          }
          #expect(!attribute.value.contains(where: { ":\\<>@;{}".contains($0) }), "\(attribute.value) of \(source)")
        }
      }
    }
  }

  private static func isName(_ name: Substring) -> Bool {
    name.first == "p" && name.count > 1 && name.dropFirst().allSatisfy(\.isNumber)
  }
}
