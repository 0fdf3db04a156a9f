import ArticleModel

extension HTMLRenderer {
  /// A formula on lines of its own, which scrolls by itself where it is wider than the page.
  mutating func writeDisplayedMath(_ source: String) {
    if let formula = formula(source, isDisplayed: true) {
      out.raw("<div class=\"formula\" dir=\"ltr\" translate=\"no\" tabindex=\"0\">")
      out.append(formula)
    } else {
      out.raw("<div class=\"math\" dir=\"ltr\" translate=\"no\" tabindex=\"0\">")
      out.element("code", source)
    }
    out.raw("</div>")
  }

  mutating func writeMath(_ source: String) {
    guard let formula = formula(source, isDisplayed: false) else {
      out.raw("<code class=\"math\" dir=\"ltr\" translate=\"no\">")
      out.text(source)
      out.raw("</code>")
      return
    }
    // No browser breaks a formula into lines: a long one gets a box that a phone can scroll.
    let isLong = source.utf8.count > 72
    if isLong { out.raw("<span class=\"formula\" dir=\"ltr\" tabindex=\"0\">") }
    out.append(formula)
    if isLong { out.raw("</span>") }
  }

  private func formula(_ source: String, isDisplayed: Bool) -> Markup? {
    options.showsMathSource ? nil : MathML.markup(source, isDisplayed: isDisplayed)
  }
}
