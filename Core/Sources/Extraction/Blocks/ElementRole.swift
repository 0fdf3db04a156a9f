import HTML

/// What an element means for the blocks, judged only by its name.
enum ElementRole: UInt8 {
  /// Marks part of a line without a meaning of its own.
  /// Includes unknown elements, as in CSS.
  case inline
  /// Begins and ends a line.
  case container
  /// Never shown, or a control of the page.
  case skipped
  case heading, list, item, preformatted, table, quote, definitions, figure, image, media, rule, lineBreak, details
  case emphasis, strong, deleted, superscript, `subscript`, code, link, quotation, ruby, rubyText, math, noscript,
    button
  case input

  /// Whether an element with this role is part of a line.
  var isInLine: Bool {
    switch self {
    case .inline, .emphasis, .strong, .deleted, .superscript, .subscript, .code, .link, .quotation, .ruby, .rubyText,
      .input,
      .button, .math, .image:
      true
    default: false
    }
  }

  /// The roles by the tag's number.
  /// Names without a constant are `.inline`.
  static let byTag: [ElementRole] = {
    let groups: [(ElementRole, [Tag])] = [
      (
        .container,
        [
          .html, .body, .section, .nav, .article, .aside, .hgroup, .header, .footer, .address, .main, .search, .p, .div,
          .figcaption, .dt, .dd, .caption, .tbody, .thead, .tfoot, .tr, .td, .th, .form, .fieldset, .legend, .summary,
          .center, .noframes, .multicol, .frameset,
        ]
      ),
      (
        .skipped,
        [
          .head, .title, .base, .link, .meta, .style, .script, .template, .source, .param, .track, .map, .area,
          .colgroup,
          .col, .select, .datalist, .optgroup, .option, .textarea, .progress, .meter, .dialog, .canvas, .keygen,
          .bgsound,
          .frame, .nextid, .basefont, .rp, .svg, .marquee,
        ]
      ),
      (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]), (.list, [.ul, .ol, .menu, .dir]), (.item, [.li]),
      (.preformatted, [.pre, .listing, .xmp, .plaintext]), (.table, [.table]), (.quote, [.blockquote]),
      (.definitions, [.dl]), (.figure, [.figure]), (.image, [.img, .picture]),
      (.media, [.iframe, .embed, .object, .video, .audio, .applet]), (.rule, [.hr]), (.lineBreak, [.br]),
      (.details, [.details]), (.emphasis, [.em, .i, .cite, .dfn, .var]), (.strong, [.strong, .b]),
      (.deleted, [.del, .s, .strike]), (.superscript, [.sup]), (.subscript, [.sub]),
      (.code, [.code, .samp, .kbd, .tt]), (.link, [.a]), (.quotation, [.q]), (.ruby, [.ruby]),
      (.rubyText, [.rt, .rtc]), (.math, [.math]), (.noscript, [.noscript]), (.button, [.button]), (.input, [.input]),
    ]
    let highest = groups.flatMap(\.1).map(\.rawValue).max() ?? 0
    var table = [ElementRole](repeating: .inline, count: Int(highest) + 1)
    for (role, tags) in groups { for tag in tags { table[Int(tag.rawValue)] = role } }
    return table
  }()
}
