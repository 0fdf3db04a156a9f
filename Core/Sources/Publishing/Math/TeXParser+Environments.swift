extension TeXParser {
  /// From the name of an environment to its end.
  mutating func environment() throws -> MathNode {
    guard let name = lexer.rawGroup() else { throw NotUnderstood() }
    let outer = (isDisplayed, alphabet)
    defer { (isDisplayed, alphabet) = outer }
    alphabet = nil
    let kind = try kind(of: name)
    isDisplayed = kind.isDisplayed
    let rows = try rows()
    guard lexer.take(.command("end")), lexer.rawGroup() == name else { throw NotUnderstood() }
    if kind.isLine, rows.count == 1, rows[0].count == 1 { return rows[0][0] }
    let table = MathNode.table(rows, columns: kind.columns)
    guard let fence = kind.fence else { return table }
    return .fenced(open: fence.open, [table], close: fence.close)
  }

  /// `\substack{a \\ b}`.
  mutating func stacked() throws -> MathNode {
    guard lexer.take(.open) else { throw NotUnderstood() }
    let rows = try rows()
    guard lexer.take(.close) else { throw NotUnderstood() }
    return .table(rows, columns: .centred)
  }

  private struct Kind {
    var columns = MathColumns.centred
    var fence: (open: String, close: String)?
    /// Whether its cells are set as displayed formulas are.
    var isDisplayed = false
    /// Whether one line of it is a row and not a table.
    var isLine = false
  }

  private mutating func kind(of name: String) throws -> Kind {
    switch name {
    case "matrix", "smallmatrix", "matrix*": return Kind()
    case "pmatrix", "pmatrix*", "psmallmatrix": return Kind(fence: ("(", ")"))
    case "bmatrix", "bmatrix*", "bsmallmatrix": return Kind(fence: ("[", "]"))
    case "Bmatrix": return Kind(fence: ("{", "}"))
    case "vmatrix": return Kind(fence: ("|", "|"))
    case "Vmatrix": return Kind(fence: ("‖", "‖"))
    case "cases", "dcases": return Kind(columns: .startAligned, fence: ("{", ""), isDisplayed: name == "dcases")
    case "rcases": return Kind(columns: .startAligned, fence: ("", "}"))
    case "aligned", "align", "align*", "split", "alignedat", "alignat", "alignat*", "eqnarray", "eqnarray*", "flalign",
      "flalign*":
      if name.hasPrefix("aligned") { _ = lexer.rawBracket() }
      if name.contains("at"), lexer.rawGroup() == nil { throw NotUnderstood() }
      let columns = name.hasPrefix("eqnarray") ? MathColumns.given(["r", "c", "l"]) : .equations
      return Kind(columns: columns, isDisplayed: true, isLine: true)
    case "gathered", "gather", "gather*", "equation", "equation*", "multline", "multline*", "displaymath", "math":
      return Kind(isDisplayed: name != "math", isLine: true)
    case "array", "subarray":
      _ = lexer.rawBracket()
      // Lines between columns say something, as in an augmented matrix, and can't be shown.
      guard let columns = lexer.rawGroup()?.filter({ !$0.isWhitespace }), columns.allSatisfy({ "clr".contains($0) })
      else { throw NotUnderstood() }
      return Kind(columns: .given(Array(columns)))
    default: throw NotUnderstood()
    }
  }
}
