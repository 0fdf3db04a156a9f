/// Formulas for readers: TeX, in which articles keep them, as MathML Core, which browsers and e-readers set
/// without a script.
///
/// What is not understood to the last token is not rendered at all: half a formula would say something else. The
/// caller then shows the source. Whatever comes in, what comes out is this program's own markup with bounded
/// nesting.
enum MathML {
  /// Longer sources are shown as such; formulas of real pages stay far below.
  static let longest = 10_000

  static func canRender(_ source: String) -> Bool { (try? TeXParser.formula(source, isDisplayed: true)) != nil }

  /// The formula with its source beside it for those who copy it; nil where it is not understood.
  static func markup(_ source: String, isDisplayed: Bool) -> Markup? {
    guard let formula = try? TeXParser.formula(source, isDisplayed: isDisplayed) else { return nil }
    return Markup { out in
      out.raw("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"")
      if isDisplayed { out.raw(" display=\"block\"") }
      out.attribute("alttext", source)
      out.raw("><semantics>")
      MathWriter.write(row: [formula], &out)
      out.raw("<annotation encoding=\"application/x-tex\">")
      out.text(source)
      out.raw("</annotation></semantics></math>")
    }
  }
}
