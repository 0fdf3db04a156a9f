/// Groups of start tags that the "in body" rules treat alike (13.2.6.4.7), in the standard's order.
enum StartTagGroup: UInt8 {
  case ordinary
  case html, headContent, body, frameset, block, heading, preformatted, form, listItem, definitionItem, plaintext,
    button
  case anchor, formatting, nobr, objectLike, table, void, input, sourceLike, rule, image, textarea, xmp, iframe, noembed
  case noscript, select, option, optionGroup, rubyBase, rubyText, math, svg, misplaced

  static let members: [(StartTagGroup, [Tag])] = [
    (.html, [.html]),
    (.headContent, [.base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title]),
    (.body, [.body]),
    (.frameset, [.frameset]),
    (
      .block,
      [
        .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption,
        .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul,
      ]
    ),
    (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
    (.preformatted, [.pre, .listing]),
    (.form, [.form]),
    (.listItem, [.li]),
    (.definitionItem, [.dd, .dt]),
    (.plaintext, [.plaintext]),
    (.button, [.button]),
    (.anchor, [.a]),
    (.formatting, [.b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u]),
    (.nobr, [.nobr]),
    (.objectLike, [.applet, .marquee, .object]),
    (.table, [.table]),
    (.void, [.area, .br, .embed, .img, .keygen, .wbr]),
    (.input, [.input]),
    (.sourceLike, [.param, .source, .track]),
    (.rule, [.hr]),
    (.image, [.image]),
    (.textarea, [.textarea]),
    (.xmp, [.xmp]),
    (.iframe, [.iframe]),
    (.noembed, [.noembed]),
    (.noscript, [.noscript]),
    (.select, [.select]),
    (.option, [.option]),
    (.optionGroup, [.optgroup]),
    (.rubyBase, [.rb, .rtc]),
    (.rubyText, [.rp, .rt]),
    (.math, [.math]),
    (.svg, [.svg]),
    (.misplaced, [.caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr]),
  ]
}

/// The end tags that the "in body" rules treat alike.
enum EndTagGroup: UInt8 {
  case ordinary
  case template, body, html, block, form, paragraph, listItem, definitionItem, heading, formatting, objectLike,
    lineBreak

  static let members: [(EndTagGroup, [Tag])] = [
    (.template, [.template]),
    (.body, [.body]),
    (.html, [.html]),
    (
      .block,
      [
        .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
        .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav, .ol, .pre, .search, .section,
        .select, .summary, .ul,
      ]
    ),
    (.form, [.form]),
    (.paragraph, [.p]),
    (.listItem, [.li]),
    (.definitionItem, [.dd, .dt]),
    (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
    (.formatting, [.a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u]),
    (.objectLike, [.applet, .marquee, .object]),
    (.lineBreak, [.br]),
  ]
}
