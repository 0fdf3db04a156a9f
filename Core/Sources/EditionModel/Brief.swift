public import ArticleModel

/// At most two sentences of an article that say what it is about.
///
/// It holds places in the article, no text: the words are always the article's own, and they go when the article is withdrawn.
public struct Brief: Hashable, Sendable, Codable {
  /// The sentences, in the order of the article.
  public var sentences: [Place]
  /// Who chose them.
  public var chosenBy: Chooser
  /// The model that chose them; nil if it was no model.
  public var model: String?
  /// The person who answers for the model's choice; nil if it was no model.
  public var responsible: String?
  /// The host that was asked, `local` for one in the operator's own network; nil if it was no model.
  public var engine: String?
  /// The tokens that the model's choice took, if it says.
  public var tokens: Int?
  /// The milliseconds that the model's choice took; nil if it was no model.
  public var ms: Int?
  /// The hash of what the model was asked; nil if it was no model.
  public var promptHash: ContentHash?

  /// Makes a brief.
  public init(
    sentences: [Place], chosenBy: Chooser = .rule, model: String? = nil, responsible: String? = nil,
    engine: String? = nil, tokens: Int? = nil, ms: Int? = nil, promptHash: ContentHash? = nil
  ) {
    self.sentences = sentences
    self.chosenBy = chosenBy
    self.model = model
    self.responsible = responsible
    self.engine = engine
    self.tokens = tokens
    self.ms = ms
    self.promptHash = promptHash
  }

  /// Who chose the sentences.
  public enum Chooser: String, Hashable, Sendable, Codable {
    /// The program's own rule.
    case rule
    /// A language model. It answers with numbers of sentences, never with words.
    case engine
  }

  /// Where a sentence is. Offsets count Unicode scalars of the block's text (``ArticleModel/Block/plainText``).
  public struct Place: Hashable, Sendable, Codable {
    /// The index of the block in the article.
    public var block: Int
    /// Where the sentence begins.
    public var start: Int
    /// Where it ends.
    public var end: Int
    /// Parts inside of it that are left out; nil for none.
    public var cuts: [Cut]?

    /// Makes a place.
    public init(block: Int, start: Int, end: Int, cuts: [Cut]? = nil) {
      self.block = block
      self.start = start
      self.end = end
      self.cuts = cuts
    }
  }

  /// A part of a sentence that is left out.
  public struct Cut: Hashable, Sendable, Codable {
    /// Where the part begins, counted like the sentence.
    public var start: Int
    /// Where it ends.
    public var end: Int

    /// Makes a cut.
    public init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  /// Whether a sentence is shortened.
  public var isShortened: Bool { sentences.contains { $0.cuts?.isEmpty == false } }

  /// The sentences' words, taken from the article.
  ///
  /// - Returns: nil if a place isn't in a paragraph of the article: then nothing may be shown.
  public func texts(in article: Article) -> [String]? {
    guard !sentences.isEmpty else { return nil }
    var texts: [String] = []
    for place in sentences {
      guard let text = place.text(in: article) else { return nil }
      texts.append(text)
    }
    return texts
  }
}

extension Brief.Place {
  /// The words at this place; nil if it isn't in a paragraph of the article.
  func text(in article: Article) -> String? {
    guard article.blocks.indices.contains(block), case .paragraph = article.blocks[block] else { return nil }
    let scalars = Array(article.blocks[block].plainText.unicodeScalars)
    guard start >= 0, start < end, end <= scalars.count else { return nil }
    var text = String.UnicodeScalarView()
    var from = start
    for cut in cuts ?? [] {
      guard cut.start >= from, cut.start < cut.end, cut.end <= end else { return nil }
      text.append(contentsOf: scalars[from..<cut.start])
      from = cut.end
    }
    text.append(contentsOf: scalars[from..<end])
    return String(text)
  }
}
