/// The elements of HTML that pages use.
extension MarkupWriter {
  var html: MarkupElement { element("html") }
  var head: MarkupElement { element("head") }
  var title: MarkupElement { element("title") }
  var style: MarkupElement { element("style") }
  var script: MarkupElement { element("script") }
  var body: MarkupElement { element("body") }

  var header: MarkupElement { element("header") }
  var main: MarkupElement { element("main") }
  var footer: MarkupElement { element("footer") }
  var nav: MarkupElement { element("nav") }
  var section: MarkupElement { element("section") }
  var article: MarkupElement { element("article") }
  var aside: MarkupElement { element("aside") }
  var div: MarkupElement { element("div") }
  var noscript: MarkupElement { element("noscript") }
  var template: MarkupElement { element("template") }

  var h1: MarkupElement { element("h1") }
  var h2: MarkupElement { element("h2") }
  var h3: MarkupElement { element("h3") }
  var h4: MarkupElement { element("h4") }
  var h5: MarkupElement { element("h5") }
  var h6: MarkupElement { element("h6") }

  var p: MarkupElement { element("p") }
  var pre: MarkupElement { element("pre") }
  var blockquote: MarkupElement { element("blockquote") }
  var figure: MarkupElement { element("figure") }
  var figcaption: MarkupElement { element("figcaption") }
  var details: MarkupElement { element("details") }
  var summary: MarkupElement { element("summary") }
  var ol: MarkupElement { element("ol") }
  var ul: MarkupElement { element("ul") }
  var li: MarkupElement { element("li") }
  var dl: MarkupElement { element("dl") }
  var dt: MarkupElement { element("dt") }
  var dd: MarkupElement { element("dd") }

  var table: MarkupElement { element("table") }
  var caption: MarkupElement { element("caption") }
  var thead: MarkupElement { element("thead") }
  var tbody: MarkupElement { element("tbody") }
  var tr: MarkupElement { element("tr") }
  var th: MarkupElement { element("th") }
  var td: MarkupElement { element("td") }

  var a: MarkupElement { element("a") }
  var abbr: MarkupElement { element("abbr") }
  var b: MarkupElement { element("b") }
  var bdi: MarkupElement { element("bdi") }
  var code: MarkupElement { element("code") }
  var del: MarkupElement { element("del") }
  var em: MarkupElement { element("em") }
  var i: MarkupElement { element("i") }
  var kbd: MarkupElement { element("kbd") }
  var mark: MarkupElement { element("mark") }
  var q: MarkupElement { element("q") }
  var span: MarkupElement { element("span") }
  var strong: MarkupElement { element("strong") }
  var sub: MarkupElement { element("sub") }
  var sup: MarkupElement { element("sup") }
  var time: MarkupElement { element("time") }

  var form: MarkupElement { element("form") }
  var fieldset: MarkupElement { element("fieldset") }
  var legend: MarkupElement { element("legend") }
  var label: MarkupElement { element("label") }
  var button: MarkupElement { element("button") }
  var textarea: MarkupElement { element("textarea") }

  var br: VoidMarkupElement { void("br") }
  var hr: VoidMarkupElement { void("hr") }
  var img: VoidMarkupElement { void("img") }
  var input: VoidMarkupElement { void("input") }
  var link: VoidMarkupElement { void("link") }
  var meta: VoidMarkupElement { void("meta") }

  /// A heading of a rank from 1 to 6.
  func heading(_ rank: Int) -> MarkupElement {
    switch rank {
    case ...1: h1
    case 2: h2
    case 3: h3
    case 4: h4
    case 5: h5
    default: h6
    }
  }
}
