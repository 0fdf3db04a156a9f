import HTML

/// Facts that an element's name gives about its place in a page.
struct TagTraits: OptionSet {
  let rawValue: UInt32

  /// Begins and ends a unit of text.
  static let block = TagTraits(rawValue: 1 << 0)
  static let heading = TagTraits(rawValue: 1 << 1)
  /// Its text doesn't count as text of the page: scripts, form controls, media.
  static let silent = TagTraits(rawValue: 1 << 2)
  /// A list or table that holds it isn't a plain list or table.
  static let compound = TagTraits(rawValue: 1 << 3)
  static let cell = TagTraits(rawValue: 1 << 4)
  static let list = TagTraits(rawValue: 1 << 5)

  /// Looks a tag up in ``byTag``.
  @inline(__always)
  static func of(_ tag: Tag, in table: [TagTraits]) -> TagTraits {
    let number = Int(tag.rawValue)
    return number < table.count ? table[number] : []
  }

  /// The traits of the known tags, by number.
  static let byTag: [TagTraits] = {
    let rows: [(TagTraits, [Tag])] = [
      (
        .block,
        [
          .address, .article, .aside, .blockquote, .body, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt,
          .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr,
          .html, .legend, .li, .main, .menu, .nav, .ol, .p, .pre, .search, .section, .summary, .table, .tbody, .td,
          .tfoot, .th, .thead, .tr, .ul, .caption, .colgroup, .frameset, .noframes, .noscript, .listing, .xmp,
          .plaintext,
        ]
      ),
      (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
      (
        .silent,
        [
          .script, .style, .template, .svg, .iframe, .object, .embed, .applet, .canvas, .video, .audio, .select,
          .datalist, .option, .textarea, .button, .input, .map, .head, .title, .meta, .link, .base, .progress, .meter,
          .annotation, .annotationXML, .rp, .noembed,
        ]
      ),
      (
        .compound,
        [
          .h1, .h2, .h3, .h4, .h5, .h6, .div, .section, .article, .table, .form, .figure, .header, .footer, .aside,
          .nav, .fieldset, .blockquote, .hr, .address, .main,
        ]
      ),
      (.cell, [.td, .th]),
      (.list, [.ul, .ol, .dl]),
    ]
    var table = [TagTraits](repeating: [], count: 256)
    for (trait, tags) in rows {
      for tag in tags where Int(tag.rawValue) < table.count { table[Int(tag.rawValue)].insert(trait) }
    }
    return table
  }()
}

/// The kinds of parts that an element is in, from the names and roles of itself and its ancestors.
struct Surroundings: OptionSet {
  let rawValue: UInt32

  static let main = Surroundings(rawValue: 1 << 0)
  static let article = Surroundings(rawValue: 1 << 1)
  static let aside = Surroundings(rawValue: 1 << 2)
  static let navigation = Surroundings(rawValue: 1 << 3)
  static let footer = Surroundings(rawValue: 1 << 4)
  static let header = Surroundings(rawValue: 1 << 5)
  static let form = Surroundings(rawValue: 1 << 6)
  static let figure = Surroundings(rawValue: 1 << 7)
  static let quote = Surroundings(rawValue: 1 << 8)
  static let listItem = Surroundings(rawValue: 1 << 9)
  static let table = Surroundings(rawValue: 1 << 10)
  static let details = Surroundings(rawValue: 1 << 11)
  /// Inside `itemprop=articleBody` or `itemprop=text`.
  static let articleBody = Surroundings(rawValue: 1 << 12)
  /// Not shown: `hidden` or `display: none`.
  static let hidden = Surroundings(rawValue: 1 << 13)
  static let ariaHidden = Surroundings(rawValue: 1 << 14)
  static let link = Surroundings(rawValue: 1 << 15)
  static let noscript = Surroundings(rawValue: 1 << 16)
  /// Inside a container with a class or identifier for comments or replies.
  static let comments = Surroundings(rawValue: 1 << 17)
  /// Set in bold or italic letters.
  static let emphasis = Surroundings(rawValue: 1 << 18)
  /// In a dialog that the page opens over itself.
  static let dialog = Surroundings(rawValue: 1 << 19)

  /// The surroundings that a tag alone declares.
  static func of(_ tag: Tag) -> Surroundings {
    switch tag {
    case .main: .main
    case .article: .article
    case .aside: .aside
    case .nav: .navigation
    case .footer: .footer
    case .header: .header
    case .form: .form
    case .figure: .figure
    case .blockquote: .quote
    case .li: .listItem
    case .table: .table
    case .details: .details
    case .dialog: .dialog
    case .noscript: .noscript
    case .b, .strong, .i, .em: .emphasis
    default: []
    }
  }

  /// The surroundings that a value of the `role` attribute declares.
  static func of(role: Span<UInt8>) -> Surroundings {
    if role.isEqual(to: "main") { return .main }
    if role.isEqual(to: "article") { return .article }
    if role.isEqual(to: "complementary") { return .aside }
    if role.isEqual(to: "navigation") { return .navigation }
    if role.isEqual(to: "contentinfo") { return .footer }
    if role.isEqual(to: "banner") { return .header }
    if role.isEqual(to: "search") { return .form }
    if role.isEqual(to: "dialog") || role.isEqual(to: "alertdialog") { return .dialog }
    return []
  }
}

extension Span where Element == UInt8 {
  func isEqual(to text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { bytes in
      for i in indices where self[i] != bytes[i] { return false }
      return true
    }
  }

  /// Whether a text, given in lower-case ASCII, occurs in any case.
  func containsIgnoringCase(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard length > 0, count >= length else { return false }
    return text.withUTF8Buffer { bytes in
      var start = 0
      while start + length <= count {
        var i = 0
        while i < length, self[start + i] | 0x20 == bytes[i] | 0x20 { i += 1 }
        if i == length { return true }
        start += 1
      }
      return false
    }
  }
}
