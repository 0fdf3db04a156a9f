import ArticleModel

extension HTMLRenderer {
  /// A formula longer than this gets a box that a phone can scroll: no browser breaks it into lines.
  private static let maximumUnscrolledFormula = 72

  /// A formula on lines of its own, which scrolls by itself if it is wider than the page.
  mutating func writeDisplayedMath(_ source: String) {
    let formula = formula(source, isDisplayed: true)
    html.div(
      .class(formula == nil ? "math" : "formula"), .leftToRight, .untranslated, .focusable
    ) {
      if let formula { formula.write(html) } else { html.code(source) }
    }
  }

  mutating func writeMath(_ source: String) {
    guard let formula = formula(source, isDisplayed: false) else {
      return html.code(.class("math"), .leftToRight, .untranslated, text: source)
    }
    if source.utf8.count > HTMLRenderer.maximumUnscrolledFormula {
      html.span(.class("formula"), .leftToRight, .focusable) { formula.write(html) }
    } else {
      formula.write(html)
    }
  }

  private mutating func formula(_ source: String, isDisplayed: Bool) -> MathML? {
    guard !options.showsMathSource, allowance.takesFormula(source) else { return nil }
    return MathML(source, isDisplayed: isDisplayed)
  }
}
