/// Flags and start tag groups by the number of a known name, made once for the process.
final class ElementTables: @unchecked Sendable {
  static let shared = ElementTables()

  /// The flags of HTML elements.
  let flags: UnsafeMutablePointer<ElementFlags>
  let startGroups: UnsafeMutablePointer<StartTagGroup>
  let endGroups: UnsafeMutablePointer<EndTagGroup>
  /// The standard's spelling of SVG element and attribute names. Every other name maps to itself.
  let svgElements: UnsafeMutablePointer<UInt32>
  let svgAttributes: UnsafeMutablePointer<UInt32>

  private init() {
    flags = .allocate(capacity: knownNameCount)
    flags.initialize(repeating: [], count: knownNameCount)
    startGroups = .allocate(capacity: knownNameCount)
    startGroups.initialize(repeating: .ordinary, count: knownNameCount)
    endGroups = .allocate(capacity: knownNameCount)
    endGroups.initialize(repeating: .ordinary, count: knownNameCount)
    svgElements = .allocate(capacity: knownNameCount)
    svgAttributes = .allocate(capacity: knownNameCount)
    for number in 0..<knownNameCount {
      svgElements[number] = UInt32(number)
      svgAttributes[number] = UInt32(number)
    }
    for (plain, meant) in svgElementNames { svgElements[Int(plain)] = meant }
    for (plain, meant) in svgAttributeNames { svgAttributes[Int(plain)] = meant }
    for (flag, tags) in Self.flagged {
      for tag in tags { flags[Int(tag.rawValue)].formUnion(flag) }
    }
    for (group, tags) in StartTagGroup.members {
      for tag in tags { startGroups[Int(tag.rawValue)] = group }
    }
    for (group, tags) in EndTagGroup.members {
      for tag in tags { endGroups[Int(tag.rawValue)] = group }
    }
  }

  /// The flags of an element, except those that its attributes decide.
  @inline(__always)
  func flags(of name: ElementName) -> ElementFlags {
    if name.isHTML { return name.tag.isKnown ? flags[Int(name.tag.rawValue)] : [] }
    return foreignFlags(of: name)
  }

  private func foreignFlags(of name: ElementName) -> ElementFlags {
    switch (name.namespace, name.tag) {
    case (.mathML, .mi), (.mathML, .mo), (.mathML, .mn), (.mathML, .ms), (.mathML, .mtext):
      return [.special, .scope, .mathMLTextIntegrationPoint]
    case (.mathML, .annotationXML): return [.special, .scope]
    case (.svg, .foreignObject), (.svg, .desc), (.svg, .title): return [.special, .scope, .htmlIntegrationPoint]
    default: return []
    }
  }

  private static let flagged: [(ElementFlags, [Tag])] = [
    (
      .special,
      [
        .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
        .caption,
        .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption, .figure, .footer,
        .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .iframe, .img,
        .input,
        .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes, .noscript, .object,
        .ol,
        .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style, .summary, .table, .tbody,
        .td,
        .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul, .wbr, .xmp,
      ]
    ),
    (.formatting, [.a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u]),
    (.scope, [.applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template]),
    (.listItemScope, [.ol, .ul]),
    (.buttonScope, [.button]),
    (.tableScope, [.html, .table, .template]),
    (.impliedEnd, [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc]),
    (
      .thoroughlyImpliedEnd,
      [
        .caption, .colgroup, .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc, .tbody, .td, .tfoot, .th,
        .thead,
        .tr,
      ]
    ),
    (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
    (.fosters, [.table, .tbody, .tfoot, .thead, .tr]),
    (.marker, [.applet, .object, .marquee, .caption, .td, .th, .template]),
    (.transparentToItems, [.address, .div, .p]),
    (.tableSection, [.tbody, .tfoot, .thead]),
    (.templateOrRoot, [.html, .template]),
  ]
}
