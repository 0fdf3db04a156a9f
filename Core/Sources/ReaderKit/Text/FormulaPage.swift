import ArticleModel
import Publishing

/// Small pages for a web view, without script or network: formulas as MathML, and drawings.
public enum FormulaPage {
  /// A formula, in the MathML that the site's own pages have.
  ///
  /// - Parameters:
  ///   - source: TeX, or plain text.
  ///   - ink: the colour of the text, as `#rrggbb`.
  ///   - size: the size of the text in points.
  public static func html(_ source: String, ink: String, size: Int) -> String {
    let formula = ArticleHTML.render(Article(blocks: [.math(source)]))
    return page("body{padding:4px;color:\(ink);font-size:\(size)px;overflow-x:auto}", formula)
  }

  /// A drawing (SVG) as a picture: what is in it can't act.
  public static func html(drawing base64: String) -> String {
    let isSafe = base64.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (97...122).contains(byte | 0x20) || [43, 47, 61].contains(byte)
    }
    return page(
      "img{width:100%;height:auto}", isSafe ? "<img alt=\"\" src=\"data:image/svg+xml;base64,\(base64)\">" : "")
  }

  private static func page(_ style: String, _ body: String) -> String {
    """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>10HN</title>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <meta name="viewport" content="width=device-width">
    <style>body{margin:0;background:transparent}\(style)</style></head><body>\(body)</body></html>
    """
  }
}
