/// Markup from a seed: words in a random nest of elements, some of them misplaced.
struct RandomMarkup {
  private var state: UInt64
  /// The words put into the page, in order.
  private(set) var words: [String] = []
  private(set) var html = ""

  init(seed: UInt64, pieces: Int) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<pieces { piece() }
  }

  mutating func next(_ bound: Int) -> Int {
    // xorshift64*
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
  }

  private static let elements = [
    "p", "div", "span", "b", "em", "a href=/l", "a href=#f", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote",
    "h2",
    "pre", "code", "figure", "figcaption", "dl", "dt", "dd", "sup", "section", "details", "summary", "q", "ruby", "rt",
    "font",
    "div class=footnote", "span class=katex", "div class=toc", "p class=caption", "td class=lineno", "x-y", "aside",
    "del",
  ]

  private mutating func piece() {
    switch next(10) {
    case 0...2: html += "<" + Self.elements[next(Self.elements.count)] + ">"
    case 3, 4:
      let element = Self.elements[next(Self.elements.count)]
      html += "</" + element.prefix { $0 != " " } + ">"
    case 5: html += ["<br>", "<hr>", "<img src=i.png alt=''>", "<!-- c -->", "<wbr>", "<input type=checkbox>"][next(6)]
    case 6: html += [" ", "\n", "  \n ", "\t"][next(4)]
    default:
      let word = "w\(words.count)x"
      words.append(word)
      html += word + (next(3) == 0 ? "" : " ")
    }
  }
}
