/// Reads a formula in TeX, by descent; the whole of it or nothing.
struct TeXParser {
  /// A token has no meaning here, or is in the wrong place.
  struct NotUnderstood: Error {}

  var lexer: TeXLexer
  /// Whether limits are set above and below here.
  var isDisplayed: Bool
  /// The letters' shape, nil for TeX's own choice.
  var alphabet: MathAlphabet?
  private var depth = 0
  /// Formulas of people nest a few levels; what nests deeper is written to exhaust a stack.
  private static let maximumDepth = 32

  static func formula(_ source: String, isDisplayed: Bool) throws -> MathNode {
    guard source.utf8.count <= MathML.maximumLength else { throw NotUnderstood() }
    var parser = TeXParser(lexer: TeXLexer(source), isDisplayed: isDisplayed)
    // Lines and columns without an environment around them are set as equations.
    let rows = try parser.rows()
    guard parser.lexer.isAtEnd, let first = rows.first, !rows.allSatisfy({ $0.allSatisfy(\.isEmptyRow) }) else {
      throw NotUnderstood()
    }
    if rows.count == 1, first.count == 1 { return first[0] }
    return .table(rows, columns: rows.allSatisfy { $0.count == 1 } ? .centred : .equations)
  }

  init(lexer: TeXLexer, isDisplayed: Bool) {
    self.lexer = lexer
    self.isDisplayed = isDisplayed
  }

  /// Cells and lines up to the token that ends them all, which isn't consumed.
  mutating func rows() throws -> [[MathNode]] {
    var rows: [[MathNode]] = [[]]
    while true {
      rows[rows.count - 1].append(try row())
      switch lexer.peek() {
      case .ampersand?: _ = lexer.next()
      case .command("\\")?, .command("cr")?:
        _ = lexer.next()
        // The space between lines, `\\[2pt]`.
        if let space = lexer.rawBracket(), !TeXParser.isLength(space) { throw NotUnderstood() }
        rows.append([])
      default:
        if rows.count > 1, rows[rows.count - 1].allSatisfy(\.isEmptyRow) { rows.removeLast() }
        return rows
      }
    }
  }

  /// Nodes side by side, up to a token that ends them, which isn't consumed.
  mutating func row() throws -> MathNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= TeXParser.maximumDepth else { throw NotUnderstood() }
    var nodes: [MathNode] = []
    while let token = lexer.peek(), !TeXParser.ends(token) {
      if case .command(let name) = token, let rest = try switched(name, before: nodes) { return rest }
      // Scripts of nothing, as in `{}^{14}C` without its braces.
      let isBare = token == .superscript || token == .subscript
      nodes.append(try scripted(isBare ? .row([]) : atom()))
    }
    return .row(nodes)
  }

  /// What a command takes: a group in braces, or the one thing that follows.
  mutating func argument() throws -> MathNode {
    if lexer.take(.open) { return try group() }
    // One digit only: `x^12` is `x^1` beside a 2.
    if case .character(let digit)? = lexer.peek(), ("0"..."9").contains(digit) {
      _ = lexer.next()
      return .number(alphabet.map { $0.shaped(String(digit)) } ?? String(digit))
    }
    return try atom()
  }

  /// The rest of a group after its opening brace.
  mutating func group() throws -> MathNode {
    let outer = alphabet
    let content = try row()
    alphabet = outer
    guard lexer.take(.close) else { throw NotUnderstood() }
    return content
  }

  /// One thing without its scripts.
  private mutating func atom() throws -> MathNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= TeXParser.maximumDepth, let token = lexer.next() else { throw NotUnderstood() }
    switch token {
    case .open: return try group()
    case .command(let name): return try command(name)
    case .character(let scalar): return try character(scalar)
    case .superscript, .subscript, .close, .ampersand: throw NotUnderstood()
    }
  }

  private mutating func character(_ scalar: Unicode.Scalar) throws -> MathNode {
    if ("0"..."9").contains(scalar) { return number(from: scalar) }
    if let sign = TeXSymbols.sign(of: scalar) { return .sign(sign) }
    let properties = scalar.properties
    if properties.isAlphabetic { return identifier(String(scalar)) }
    switch properties.generalCategory {
    case .mathSymbol: return .sign(MathSign(text: String(scalar), kind: TeXSymbols.kind(of: scalar)))
    case .otherSymbol, .otherPunctuation, .modifierSymbol, .dashPunctuation, .currencySymbol, .otherNumber:
      guard !"#$%\"@".unicodeScalars.contains(scalar) else { throw NotUnderstood() }
      return .identifier(String(scalar), isUpright: true)
    case .decimalNumber: return .number(String(scalar))
    default: throw NotUnderstood()
    }
  }

  /// Digits with a point among them.
  private mutating func number(from first: Unicode.Scalar) -> MathNode {
    var text = String(first)
    while case .character(let scalar)? = lexer.peek() {
      if ("0"..."9").contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else if scalar == ".", !text.contains(".") {
        var ahead = lexer
        _ = ahead.next()
        guard case .character(let digit)? = ahead.peek(), ("0"..."9").contains(digit) else { break }
        text.append(".")
      } else {
        break
      }
      _ = lexer.next()
    }
    return .number(alphabet.map { $0.shaped(text) } ?? text)
  }

  func identifier(_ text: String, isUpright: Bool = false) -> MathNode {
    guard let alphabet else { return .identifier(text, isUpright: isUpright) }
    return .identifier(alphabet.shaped(text), isUpright: true)
  }

  /// A thing with the scripts, primes and limits that follow it.
  private mutating func scripted(_ base: MathNode) throws -> MathNode {
    var (sub, sup): (MathNode?, MathNode?) = (nil, nil)
    var limits: Bool?
    var primes = 0
    let outer = isDisplayed
    defer { isDisplayed = outer }
    isDisplayed = false
    loop: while true {
      switch lexer.peek() {
      case .command("limits")?: limits = true
      case .command("nolimits")?: limits = false
      case .character("'")?, .character("’")?, .character("′")?: primes += 1
      case .superscript? where sup == nil:
        _ = lexer.next()
        sup = try argument()
        continue
      case .subscript? where sub == nil:
        _ = lexer.next()
        sub = try argument()
        continue
      case .superscript?, .subscript?: throw NotUnderstood()
      default: break loop
      }
      _ = lexer.next()
    }
    if primes > 0 {
      let marks = MathNode.sign(MathSign(text: ["′", "″", "‴"][min(primes, 3) - 1], kind: .prime))
      sup = .row([marks] + [sup].compactMap(\.self))
    }
    guard sub != nil || sup != nil else { return base }
    let isLimited = limits ?? (base.isBraced || (outer && base.takesLimits))
    return isLimited ? .limits(base, under: sub, over: sup) : .scripts(base, sub: sub, sup: sup)
  }

  /// Whether a token ends a row, whatever the row is part of.
  private static func ends(_ token: TeXToken) -> Bool {
    switch token {
    case .close, .ampersand: true
    case .command(let name): ["\\", "cr", "end", "right", "middle"].contains(name)
    default: false
    }
  }

  /// `2pt`, `-.5em`.
  static func isLength(_ text: String) -> Bool { length(text) != nil }

  /// A length in em; TeX's points are a tenth of one.
  static func length(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }
    let number = text.prefix { "+-.0123456789".contains($0) }
    guard let value = Double(number), abs(value) < 1000 else { return nil }
    let units = ["em": 1, "ex": 0.45, "mu": 1.0 / 18, "pt": 0.1, "px": 0.0625, "cm": 2.85, "mm": 0.285, "in": 7.2]
    return units[String(text.dropFirst(number.count))].map { $0 * value }
  }
}

extension MathNode {
  var isEmptyRow: Bool { if case .row(let nodes) = self { nodes.isEmpty } else { false } }
}
