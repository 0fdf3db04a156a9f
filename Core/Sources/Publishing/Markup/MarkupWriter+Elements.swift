/// The elements of HTML that pages use.
extension MarkupWriter {
  var html: Element { element("html") }
  var head: Element { element("head") }
  var title: Element { element("title") }
  var style: Element { element("style") }
  var script: Element { element("script") }
  var body: Element { element("body") }

  var header: Element { element("header") }
  var main: Element { element("main") }
  var footer: Element { element("footer") }
  var nav: Element { element("nav") }
  var section: Element { element("section") }
  var article: Element { element("article") }
  var aside: Element { element("aside") }
  var div: Element { element("div") }
  var noscript: Element { element("noscript") }
  var template: Element { element("template") }

  var h1: Element { element("h1") }
  var h2: Element { element("h2") }
  var h3: Element { element("h3") }
  var h4: Element { element("h4") }
  var h5: Element { element("h5") }
  var h6: Element { element("h6") }

  var p: Element { element("p") }
  var pre: Element { element("pre") }
  var blockquote: Element { element("blockquote") }
  var figure: Element { element("figure") }
  var figcaption: Element { element("figcaption") }
  var details: Element { element("details") }
  var summary: Element { element("summary") }
  var ol: Element { element("ol") }
  var ul: Element { element("ul") }
  var li: Element { element("li") }
  var dl: Element { element("dl") }
  var dt: Element { element("dt") }
  var dd: Element { element("dd") }

  var table: Element { element("table") }
  var caption: Element { element("caption") }
  var thead: Element { element("thead") }
  var tbody: Element { element("tbody") }
  var tr: Element { element("tr") }
  var th: Element { element("th") }
  var td: Element { element("td") }

  var a: Element { element("a") }
  var abbr: Element { element("abbr") }
  var b: Element { element("b") }
  var bdi: Element { element("bdi") }
  var code: Element { element("code") }
  var del: Element { element("del") }
  var em: Element { element("em") }
  var i: Element { element("i") }
  var kbd: Element { element("kbd") }
  var mark: Element { element("mark") }
  var q: Element { element("q") }
  var span: Element { element("span") }
  var strong: Element { element("strong") }
  var sub: Element { element("sub") }
  var sup: Element { element("sup") }
  var time: Element { element("time") }

  var form: Element { element("form") }
  var fieldset: Element { element("fieldset") }
  var legend: Element { element("legend") }
  var label: Element { element("label") }
  var button: Element { element("button") }
  var textarea: Element { element("textarea") }

  var br: VoidElement { void("br") }
  var hr: VoidElement { void("hr") }
  var img: VoidElement { void("img") }
  var input: VoidElement { void("input") }
  var link: VoidElement { void("link") }
  var meta: VoidElement { void("meta") }

  /// A heading of a rank from 1 to 6.
  func heading(_ rank: Int) -> Element {
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
