extension TeXParser {
  /// What a command makes, with the arguments that it takes.
  mutating func command(_ name: String) throws -> MathNode {
    if let symbol = TeXSymbols.named(name) { return alphabet == nil ? symbol : shaped(symbol) }
    if let alphabet = MathAlphabet(command: name) { return try letters(in: alphabet) }
    if let mark = TeXSymbols.accents[name] {
      return .accent(try argument(), mark.text, isUnder: mark.isUnder, isStretchy: mark.isStretchy)
    }
    if let width = TeXSymbols.spaces[name] { return .space(width) }
    if let size = TeXSymbols.sizes[name] { return .sign(MathSign(text: try delimiter(), kind: .ordinary, size: size)) }
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac": return try fraction(name)
    case "binom", "dbinom", "tbinom":
      let (top, bottom) = (try argument(), try argument())
      return .fenced(open: "(", [.fraction(top, bottom, hasLine: false)], close: ")")
    case "sqrt": return try root()
    case "left": return try fenced()
    case "begin": return try environment()
    case "text", "textrm", "textnormal", "mbox", "hbox", "textup", "textbf", "textit", "texttt", "textsf", "textsc":
      return try text()
    case "operatorname", "operatorname*": return try operatorName()
    case "mathop": return try argument()
    case "mathbin", "mathrel", "mathord", "mathopen", "mathclose", "mathpunct", "mathinner": return try argument()
    case "overset", "stackrel", "underset":
      let (mark, base) = (try argument(), try argument())
      return name == "underset" ? .limits(base, under: mark, over: nil) : .limits(base, under: nil, over: mark)
    case "xrightarrow", "xleftarrow", "xleftrightarrow", "xRightarrow", "xLeftarrow", "xmapsto":
      return try arrow(name)
    case "not": return try negated()
    case "bmod": return .row([.space(0.22), .function("mod", takesLimits: false), .space(0.22)])
    case "pmod", "mod", "pod": return try modulus(name)
    case "boxed", "fbox": return .boxed(name == "fbox" ? try text() : try argument())
    case "phantom", "hphantom", "vphantom": return .phantom(try argument())
    case "smash", "mathstrut", "nonumber", "notag", "displaylimits", "hfill", "hfil", "allowbreak", "relax", "noindent",
      "strut":
      return .row([])
    case "label": return try ignoringGroup()
    case "tag", "tag*": return try tag(name)
    case "hspace", "hskip", "kern", "mkern", "mskip": return try space(name)
    case "textcolor", "colorbox":
      _ = try ignoringGroup()
      return try argument()
    case "substack": return try stacked()
    default: throw NotUnderstood()
    }
  }

  /// What holds for the rest of its group: `\over`, `\displaystyle`, `\bf`. Nil for any other command.
  mutating func switched(_ name: String, before nodes: [MathNode]) throws -> MathNode? {
    func rest(_ parser: inout TeXParser) throws -> MathNode {
      _ = parser.lexer.next()
      return try parser.row()
    }
    switch name {
    case "over", "atop", "choose":
      let fraction = MathNode.fraction(.row(nodes), try rest(&self), hasLine: name == "over")
      return .row([name == "choose" ? .fenced(open: "(", [fraction], close: ")") : fraction])
    case "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle":
      let outer = isDisplayed
      defer { isDisplayed = outer }
      isDisplayed = name == "displaystyle"
      let content = try rest(&self)
      return .row(nodes + [name.hasPrefix("script") ? content : .styled(content, isDisplayed: isDisplayed)])
    case "rm", "bf", "it", "cal", "sf", "tt", "frak", "Bbb":
      let outer = alphabet
      defer { alphabet = outer }
      alphabet = MathAlphabet(switch: name)
      return .row(nodes + [try rest(&self).joiningLetters])
    case "color":
      _ = lexer.next()
      _ = try ignoringGroup()
      return .row(nodes + [try row()])
    default: return nil
    }
  }

  private mutating func fraction(_ name: String) throws -> MathNode {
    let outer = isDisplayed
    defer { isDisplayed = outer }
    isDisplayed = name == "dfrac" || name == "cfrac"
    if name == "cfrac" { _ = lexer.rawBracket() }
    let fraction = MathNode.fraction(try argument(), try argument(), hasLine: true)
    return name == "frac" ? fraction : .styled(fraction, isDisplayed: isDisplayed)
  }

  private mutating func root() throws -> MathNode {
    guard let index = lexer.rawBracket() else {
      guard lexer.peek() != .character("[") else { throw NotUnderstood() }
      return .root(try argument(), index: nil)
    }
    let inner = try TeXParser.formula(index, isDisplayed: false)
    return .root(try argument(), index: inner)
  }

  /// `\left( … \middle| … \right)`.
  private mutating func fenced() throws -> MathNode {
    let open = try delimiter()
    var content = [try row()]
    while lexer.take(.command("middle")) {
      content.append(.sign(MathSign(text: try delimiter(), kind: .ordinary, size: 0)))
      content.append(try row())
    }
    guard lexer.take(.command("right")) else { throw NotUnderstood() }
    return .fenced(open: open, content, close: try delimiter())
  }

  /// A bracket after `\left` and the like; empty for the point, which means no bracket.
  mutating func delimiter() throws -> String {
    switch lexer.next() {
    case .character(".")?: return ""
    case .character(let scalar)? where "()[]|/⟨⟩⌈⌉⌊⌋‖".unicodeScalars.contains(scalar): return String(scalar)
    case .character("<")?: return "⟨"
    case .character(">")?: return "⟩"
    case .command(let name)?:
      guard case .sign(let sign)? = TeXSymbols.named(name), TeXSymbols.delimiters.contains(sign.text) else {
        throw NotUnderstood()
      }
      return sign.text
    default: throw NotUnderstood()
    }
  }

  private mutating func letters(in alphabet: MathAlphabet) throws -> MathNode {
    let outer = self.alphabet
    defer { self.alphabet = outer }
    self.alphabet = alphabet
    return try argument().joiningLetters
  }

  private func shaped(_ symbol: MathNode) -> MathNode {
    if case .identifier(let text, _) = symbol { identifier(text) } else { symbol }
  }

  private mutating func operatorName() throws -> MathNode {
    let takesLimits = lexer.take(.character("*"))
    guard let name = lexer.rawGroup(), !name.isEmpty else { throw NotUnderstood() }
    let words = name.replacing("\\,", with: "\u{2009}").replacing("\\ ", with: " ").replacing("~", with: " ")
    guard
      words.unicodeScalars.allSatisfy({
        $0.properties.isAlphabetic || " \u{2009}-*0123456789".unicodeScalars.contains($0)
      })
    else { throw NotUnderstood() }
    return .function(words, takesLimits: takesLimits)
  }

  private mutating func arrow(_ name: String) throws -> MathNode {
    let arrows = [
      "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
      "xmapsto": "↦",
    ]
    let under = try lexer.rawBracket().map { try TeXParser.formula($0, isDisplayed: false) }
    let over = try argument()
    return .limits(
      .accent(.row([]), arrows[name] ?? "→", isUnder: false, isStretchy: true), under: under, over: over)
  }

  private mutating func negated() throws -> MathNode {
    guard case .sign(var sign) = try argument().core else { throw NotUnderstood() }
    // The stroke is a character of its own, which joins the sign before it.
    sign.text = TeXSymbols.negations[sign.text] ?? sign.text + "\u{338}"
    return .sign(sign)
  }

  private mutating func modulus(_ name: String) throws -> MathNode {
    let word = MathNode.row([.function("mod", takesLimits: false), .space(0.33)])
    let content = try argument()
    switch name {
    case "pod": return .row([.space(0.44), .fenced(open: "(", [content], close: ")")])
    case "mod": return .row([.space(0.44), word, content])
    default: return .row([.space(0.44), .fenced(open: "(", [word, content], close: ")")])
    }
  }

  private mutating func ignoringGroup() throws -> MathNode {
    guard lexer.rawGroup() != nil else { throw NotUnderstood() }
    return .row([])
  }

  /// The number of an equation, set after it.
  private mutating func tag(_ name: String) throws -> MathNode {
    let isBare = name == "tag*" || lexer.take(.character("*"))
    guard let text = lexer.rawGroup(), !text.contains(where: { "\\${}".contains($0) }) else { throw NotUnderstood() }
    return .row([.space(2), .text(isBare ? text : "(\(text))")])
  }

  private mutating func space(_ name: String) throws -> MathNode {
    if name == "hspace" {
      _ = lexer.take(.character("*"))
      guard let width = lexer.rawGroup().flatMap(TeXParser.length) else { throw NotUnderstood() }
      return .space(width)
    }
    // `\kern2pt`, without braces.
    var text = ""
    while case .character(let scalar)? = lexer.peek(), text.count < 12 {
      text.unicodeScalars.append(scalar)
      _ = lexer.next()
      if let width = TeXParser.length(text) { return .space(width) }
    }
    throw NotUnderstood()
  }
}

extension MathNode {
  /// Adjacent letters of one shape are one name: `\mathrm{kg}`.
  fileprivate var joiningLetters: MathNode {
    guard case .row(let nodes) = self else { return self }
    var joined: [MathNode] = []
    for node in nodes {
      if case .identifier(let text, true) = node, case .identifier(let before, true)? = joined.last {
        joined[joined.count - 1] = .identifier(before + text, isUpright: true)
      } else {
        joined.append(node)
      }
    }
    return .row(joined)
  }
}
