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
  var math: MarkupElement { element("math") }
  var semantics: MarkupElement { element("semantics") }
  var annotation: MarkupElement { element("annotation") }
  var mrow: MarkupElement { element("mrow") }
  var mi: MarkupElement { element("mi") }
  var mn: MarkupElement { element("mn") }
  var mo: MarkupElement { element("mo") }
  var mtext: MarkupElement { element("mtext") }
  var mspace: MarkupElement { element("mspace") }
  var mfrac: MarkupElement { element("mfrac") }
  var msqrt: MarkupElement { element("msqrt") }
  var mroot: MarkupElement { element("mroot") }
  var msub: MarkupElement { element("msub") }
  var msup: MarkupElement { element("msup") }
  var msubsup: MarkupElement { element("msubsup") }
  var munder: MarkupElement { element("munder") }
  var mover: MarkupElement { element("mover") }
  var munderover: MarkupElement { element("munderover") }
  var mtable: MarkupElement { element("mtable") }
  var mtr: MarkupElement { element("mtr") }
  var mtd: MarkupElement { element("mtd") }
  var mstyle: MarkupElement { element("mstyle") }
  var mphantom: MarkupElement { element("mphantom") }
}
