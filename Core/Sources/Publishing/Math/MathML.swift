/// Formulas for readers: TeX, in which articles keep them, as MathML Core, which browsers and e-readers set
/// without a script.
///
/// What is not understood to the last token is not rendered at all: half a formula would say something else. The
/// caller then shows the source. Whatever comes in, what comes out is this program's own markup with bounded
/// nesting.
struct MathML {
  /// Bytes of a source; formulas of real pages are far shorter. Longer ones are shown as they are.
  static let maximumLength = 10_000

  private let source: String
  private let formula: MathNode
  private let isDisplayed: Bool

  /// Returns nil if the source isn't understood.
  init?(_ source: String, isDisplayed: Bool) {
    guard let formula = try? TeXParser.formula(source, isDisplayed: isDisplayed) else { return nil }
    self.source = source
    self.formula = formula
    self.isDisplayed = isDisplayed
  }

  static func canRender(_ source: String) -> Bool { MathML(source, isDisplayed: true) != nil }

  /// Writes the formula, with its source beside it for those who copy it.
  func write(_ html: MarkupWriter) {
    html.math(
      .named("xmlns", "http://www.w3.org/1998/Math/MathML"), .named("display", isDisplayed ? "block" : nil),
      .named("alttext", source)
    ) {
      html.semantics {
        MathWriter(html: html).write(row: [formula])
        html.annotation(.named("encoding", "application/x-tex"), text: source)
      }
    }
  }
}

/// The elements of MathML Core.
extension MarkupWriter {
  var math: Element { element("math") }
  var semantics: Element { element("semantics") }
  var annotation: Element { element("annotation") }
  var mrow: Element { element("mrow") }
  var mi: Element { element("mi") }
  var mn: Element { element("mn") }
  var mo: Element { element("mo") }
  var mtext: Element { element("mtext") }
  var mspace: Element { element("mspace") }
  var mfrac: Element { element("mfrac") }
  var msqrt: Element { element("msqrt") }
  var mroot: Element { element("mroot") }
  var msub: Element { element("msub") }
  var msup: Element { element("msup") }
  var msubsup: Element { element("msubsup") }
  var munder: Element { element("munder") }
  var mover: Element { element("mover") }
  var munderover: Element { element("munderover") }
  var mtable: Element { element("mtable") }
  var mtr: Element { element("mtr") }
  var mtd: Element { element("mtd") }
  var mstyle: Element { element("mstyle") }
  var mphantom: Element { element("mphantom") }
}
