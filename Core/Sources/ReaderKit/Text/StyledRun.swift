import ArticleModel
import WebAddress

/// A piece of text with one look. The runs of an article's tree are flattened to these.
public struct StyledRun: Hashable, Sendable {
  /// How a piece of text looks.
  public struct Traits: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Makes traits of bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Emphasis.
    public static let emphasis = Traits(rawValue: 1)
    /// Strong.
    public static let strong = Traits(rawValue: 2)
    /// Struck out.
    public static let deleted = Traits(rawValue: 4)
    /// Code or a formula's source, to the letter.
    public static let code = Traits(rawValue: 8)
    /// Above the line.
    public static let superscript = Traits(rawValue: 16)
    /// Below the line.
    public static let `subscript` = Traits(rawValue: 32)
  }

  /// The text.
  public var text: String
  /// How it looks.
  public var traits: Traits
  /// Where it leads, `http`, `https` or `mailto`; nil for text that isn't a link.
  public var link: String?
  /// The footnote that it points at; nil for text that isn't a reference.
  public var note: String?

  /// Makes a run.
  public init(_ text: String, _ traits: Traits = [], link: String? = nil, note: String? = nil) {
    self.text = text
    self.traits = traits
    self.link = link
    self.note = note
  }
}

extension StyledRun {
  /// Deeper runs than this are shown as plain text. Why: a hostile page must not exhaust the stack.
  private static let maximumDepth = 32

  /// Flattens runs; neighbours of one look become one.
  static func flatten(_ runs: [Inline]) -> [StyledRun] {
    var flat: [StyledRun] = []
    for run in runs { append(run, StyledRun(""), 0, &flat) }
    return flat
  }

  private static func append(_ run: Inline, _ look: StyledRun, _ depth: Int, _ flat: inout [StyledRun]) {
    func add(_ text: String, _ traits: Traits = [], note: String? = nil) {
      guard !text.isEmpty else { return }
      let next = StyledRun(text, look.traits.union(traits), link: look.link, note: note)
      if let last = flat.last, last.traits == next.traits, last.link == next.link, last.note == next.note {
        flat[flat.count - 1].text += text
      } else {
        flat.append(next)
      }
    }
    func all(_ content: [Inline], _ traits: Traits = [], link: String? = nil) {
      var look = look
      look.traits.formUnion(traits)
      look.link = link ?? look.link
      guard depth < maximumDepth else {
        flat.append(StyledRun(content.plainText, look.traits, link: look.link))
        return
      }
      for run in content { append(run, look, depth + 1, &flat) }
    }
    switch run {
    case .text(let text): add(text)
    case .emphasis(let content): all(content, .emphasis)
    case .strong(let content): all(content, .strong)
    case .deleted(let content): all(content, .deleted)
    case .code(let text), .math(let text): add(text, .code)
    case .link(let url, let content): all(content, link: ReaderLink.outside(url))
    case .superscript(let content): all(content, .superscript)
    case .subscript(let content): all(content, .subscript)
    case .lineBreak: add("\n")
    case .image(let image): add(image.alternative ?? "")
    case .footnoteReference(let id, let label): add(label, .superscript, note: id)
    case .unknown(let value): add(value.plainText)
    }
  }
}

extension [StyledRun] {
  /// The text alone.
  public var text: String { map(\.text).joined() }
  /// The words to read aloud: without references to footnotes.
  var spoken: String { filter { $0.note == nil }.map(\.text).joined() }
}
