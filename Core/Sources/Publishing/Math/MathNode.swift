/// A formula as the renderer understands it: the part of TeX's mathematics that MathML Core can show.
indirect enum MathNode: Sendable {
  case row([MathNode])
  /// A name: one letter, or several that belong together. `isUpright` where TeX sets it so.
  case identifier(String, isUpright: Bool)
  case number(String)
  case sign(MathSign)
  /// `sin`, `lim`: set upright, apart from what follows; some take their limits below.
  case function(String, takesLimits: Bool)
  case text(String)
  /// In em.
  case space(Double)
  case fraction(MathNode, MathNode, hasLine: Bool)
  case root(MathNode, index: MathNode?)
  case scripts(MathNode, sub: MathNode?, sup: MathNode?)
  case limits(MathNode, under: MathNode?, over: MathNode?)
  case accent(MathNode, String, isUnder: Bool, isStretchy: Bool)
  case fenced(open: String, [MathNode], close: String)
  case table([[MathNode]], columns: MathColumns)
  case styled(MathNode, isDisplayed: Bool)
  case phantom(MathNode)
  case boxed(MathNode)

  /// A single node in braces counts as itself: `{\sum}_{i}` takes limits too.
  var core: MathNode {
    if case .row(let nodes) = self, nodes.count == 1 { nodes[0].core } else { self }
  }

  /// Whether its scripts are set above and below in a displayed formula.
  var takesLimits: Bool {
    switch core {
    case .sign(let sign): sign.kind == .large && !sign.isIntegral
    case .function(_, let takesLimits): takesLimits
    default: false
    }
  }

  /// A brace over or under something names what it spans by a script.
  var isBraced: Bool {
    if case .accent(_, let mark, _, _) = core { mark == "⏞" || mark == "⏟" } else { false }
  }
}

/// An operator, a relation, a bracket.
struct MathSign: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case binary, relation, open, close, punctuation, large, prime
    /// What TeX sets without space around it.
    case ordinary
  }

  var text: String
  var kind: Kind
  /// For brackets of a fixed size, in em.
  var size: Double?

  var isIntegral: Bool { "∫∬∭∮∯∰".contains(text) }
}

/// How the columns of a table are set.
enum MathColumns: Hashable, Sendable {
  case centred, startAligned
  /// Right, left, right, …, as equations are set at their signs.
  case equations
  case given([Character])

  /// `c`, `l` or `r` for a column.
  func alignment(of column: Int) -> Character {
    switch self {
    case .centred: "c"
    case .startAligned: "l"
    case .equations: column % 2 == 0 ? "r" : "l"
    case .given(let letters): column < letters.count ? letters[column] : "c"
    }
  }
}
