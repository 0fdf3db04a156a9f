/// The signs that TeX's commands name.
enum TeXSymbols {
  static func named(_ name: String) -> MathNode? { table[name] }

  /// A character of a formula that is a sign.
  static func sign(of scalar: Unicode.Scalar) -> MathSign? {
    switch scalar {
    case "+": MathSign(text: "+", kind: .binary)
    case "-": MathSign(text: "−", kind: .binary)
    case "*": MathSign(text: "∗", kind: .binary)
    case "=", "<", ">", ":": MathSign(text: String(scalar), kind: .relation)
    case "(", "[": MathSign(text: String(scalar), kind: .open)
    case ")", "]", "!": MathSign(text: String(scalar), kind: .close)
    case ",", ";": MathSign(text: String(scalar), kind: .punctuation)
    case "|", "/", "?", ".": MathSign(text: String(scalar), kind: .ordinary)
    default: kinds[scalar].map { MathSign(text: String(scalar), kind: $0) }
    }
  }

  /// The kind of a sign that a page wrote as itself.
  static func kind(of scalar: Unicode.Scalar) -> MathSign.Kind { kinds[scalar] ?? .ordinary }

  /// The brackets that may follow `\left`.
  static let delimiters: Set<String> = [
    "{", "}", "‖", "|", "⟨", "⟩", "⌈", "⌉", "⌊", "⌋", "↑", "↓", "↕", "⇑", "⇓", "⇕", "∣", "∥", "/", "∖", "(", ")", "[",
    "]", "⟮", "⟯", "⎰", "⎱", "⌜", "⌝", "⌞", "⌟",
  ]

  static let accents: [String: (text: String, isUnder: Bool, isStretchy: Bool)] = [
    "hat": ("^", false, false), "widehat": ("^", false, true), "tilde": ("~", false, false),
    "widetilde": ("~", false, true), "bar": ("¯", false, false), "vec": ("→", false, false),
    "dot": ("˙", false, false), "ddot": ("¨", false, false), "acute": ("´", false, false), "grave": ("`", false, false),
    "check": ("ˇ", false, false), "breve": ("˘", false, false), "mathring": ("˚", false, false),
    "overline": ("‾", false, true), "underline": ("_", true, true), "overrightarrow": ("→", false, true),
    "overleftarrow": ("←", false, true), "overleftrightarrow": ("↔", false, true), "overbrace": ("⏞", false, true),
    "underbrace": ("⏟", true, true), "underrightarrow": ("→", true, true), "underleftarrow": ("←", true, true),
  ]

  static let spaces: [String: Double] = [
    ",": 0.167, "thinspace": 0.167, ":": 0.222, ">": 0.222, "medspace": 0.222, ";": 0.278, "thickspace": 0.278,
    "!": -0.167, "negthinspace": -0.167, " ": 0.25, "space": 0.25, "nobreakspace": 0.25, "enspace": 0.5, "quad": 1,
    "qquad": 2,
  ]

  static let sizes: [String: Double] = {
    var sizes: [String: Double] = [:]
    for (name, size) in [("big", 1.2), ("Big", 1.8), ("bigg", 2.4), ("Bigg", 3.0)] {
      for side in ["", "l", "r", "m"] { sizes[name + side] = size }
    }
    return sizes
  }()

  /// Signs that have a character for their negation.
  static let negations: [String: String] = [
    "=": "≠", "∈": "∉", "∋": "∌", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉",
    "∼": "≁", "≡": "≢", "≈": "≉", "≅": "≇", "∣": "∤", "∥": "∦", "∃": "∄", "→": "↛", "⇒": "⇏", "⇔": "⇎",
  ]

  private static let table: [String: MathNode] = {
    var table: [String: MathNode] = [:]
    func add(_ list: String, _ make: (String) -> MathNode) {
      let words = list.split(whereSeparator: \.isWhitespace).map(String.init)
      for (name, sign) in zip(words.indices.filter { $0 % 2 == 0 }, words.indices.filter { $0 % 2 == 1 }) {
        table[words[name]] = make(words[sign])
      }
    }
    add(letters) { .identifier($0, isUpright: false) }
    add(capitals + ordinary) { .identifier($0, isUpright: true) }
    for (list, kind) in signs { add(list) { .sign(MathSign(text: $0, kind: kind)) } }
    for name in functions.split(separator: " ") { table[String(name)] = .function(String(name), takesLimits: false) }
    for name in limits.split(separator: " ") { table[String(name)] = .function(String(name), takesLimits: true) }
    table["limsup"] = .function("lim sup", takesLimits: true)
    table["liminf"] = .function("lim inf", takesLimits: true)
    table["argmax"] = .function("arg max", takesLimits: true)
    table["argmin"] = .function("arg min", takesLimits: true)
    return table
  }()

  private static let kinds: [Unicode.Scalar: MathSign.Kind] = {
    var kinds: [Unicode.Scalar: MathSign.Kind] = ["−": .binary, "·": .binary, "⋅": .binary]
    for (list, kind) in signs {
      let words = list.split(whereSeparator: \.isWhitespace)
      for index in words.indices where index % 2 == 1 {
        if let scalar = words[index].unicodeScalars.first, words[index].unicodeScalars.count == 1 {
          kinds[scalar] = kind
        }
      }
    }
    return kinds
  }()

  private static let functions =
    "arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan tanh"
  private static let limits = "det gcd inf lim max min Pr sup"

  private static let letters = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
    lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
    chi χ psi ψ omega ω digamma ϝ imath ı jmath ȷ ell ℓ
    """

  private static let capitals = """
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω

    """

  private static let ordinary = """
    infty ∞ emptyset ∅ varnothing ∅ hbar ℏ hslash ℏ Re ℜ Im ℑ aleph ℵ beth ℶ gimel ℷ partial ∂ nabla ∇ wp ℘ top ⊤
    bot ⊥ angle ∠ measuredangle ∡ triangle △ square □ Box □ Diamond ◊ lozenge ◊ blacksquare ■ qedsymbol ■ qed ■
    bigstar ★ star ⋆ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ checkmark ✓ dag †
    dagger † ddag ‡ ddagger ‡ S § P ¶ pounds £ copyright © degree ° prime ′ backprime ‵ mho ℧ eth ð complement ∁
    ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ forall ∀ exists ∃ nexists ∄
    % % $ $ # # & & _ _ lbrack [ rbrack ] colon : vert | Vert ‖ | ‖ backslash ∖ surd √ AA Å aa å ss ß
    """

  private static let signs: [(String, MathSign.Kind)] = [
    (
      """
      pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧
      land ∧ setminus ∖ smallsetminus ∖ wr ≀ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ amalg ⨿ ltimes ⋉ rtimes ⋊
      boxplus ⊞ boxtimes ⊠ boxdot ⊡ boxminus ⊟ dotplus ∔ bigcirc ◯ diamond ⋄ intercal ⊺ barwedge ⊼ veebar ⊻
      """, .binary
    ),
    (
      """
      le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ sim ∼ simeq ≃ approx ≈ thickapprox ≈
      cong ≅ equiv ≡ doteq ≐ propto ∝ varpropto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ in ∈ ni ∋ owns ∋ notin ∉ subset ⊂
      supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ sqsubset ⊏ sqsupset ⊐ mid ∣
      nmid ∤ parallel ∥ nparallel ∦ perp ⟂ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ Vdash ⊩ nvdash ⊬ smile ⌣ frown ⌢ asymp ≍
      bowtie ⋈ lesssim ≲ gtrsim ≳ lessgtr ≶ triangleq ≜ coloneqq ≔ coloneq ≔ eqqcolon ≕ because ∵ therefore ∴ between ≬
      trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲ vartriangleright ⊳ lhd ⊲ rhd ⊳ nless ≮ ngtr ≯ nleq ≰ ngeq ≱
      precsim ≾ succsim ≿ backsim ∽ eqsim ≂ gtrless ≷ lessapprox ⪅ gtrapprox ⪆ nsubseteq ⊈ nsupseteq ⊉ multimap ⊸
      to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹
      impliedby ⟸ iff ⟺ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹
      Longleftarrow ⟸ Longleftrightarrow ⟺ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕
      Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ rightharpoondown ⇁
      leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ leadsto ⇝ rightsquigarrow ⇝
      twoheadrightarrow ↠ rightarrowtail ↣ nrightarrow ↛ nRightarrow ⇏ circlearrowright ↻ circlearrowleft ↺
      rightrightarrows ⇉ leftleftarrows ⇇ rightleftarrows ⇄ dashrightarrow ⇢ restriction ↾ upharpoonright ↾
      """, .relation
    ),
    ("{ { lbrace { langle ⟨ lceil ⌈ lfloor ⌊ lvert | lVert ‖ lparen ( ulcorner ⌜ llcorner ⌞", .open),
    ("} } rbrace } rangle ⟩ rceil ⌉ rfloor ⌋ rvert | rVert ‖ rparen ) urcorner ⌝ lrcorner ⌟", .close),
    (
      """
      sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ oiiint ∰ intop ∫ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀
      bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆
      """, .large
    ), ("neg ¬ lnot ¬", .ordinary),
  ]
}
