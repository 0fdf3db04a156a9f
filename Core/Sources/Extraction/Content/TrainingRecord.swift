public import HTML

/// What the training script learns from: a page's units with their features, and the words that the lexicons weigh.
public struct TrainingRecord: Encodable, Sendable {
  /// The names of the features, in the order of `values`.
  public var names: [String]
  public var contextNames: [String]
  /// For each element: its parent, and the words of its class, identifier, item property and role.
  public var elements: [Element]
  public var units: [Unit]

  public struct Element: Encodable, Sendable {
    public var parent: Int
    public var words: [String]
  }

  public struct Unit: Encodable, Sendable {
    public var text: String
    /// The block, and the innermost element around the first text.
    public var element: Int
    public var wrapper: Int
    public var isHeading: Bool
    public var wordCount: Int
    public var words: [String]
    public var shape: UInt64
    public var values: [Float]
    /// What the model in use says.
    public var probability: Float
  }

  public init(_ document: HTMLDocument, url: String?, extractor: Extractor) {
    let selector = ContentSelector(document, url: url, model: extractor.model)
    let scan = selector.scan
    let features = UnitFeatures(
      scan, facts: selector.facts, body: selector.linkedData.articleBody?.text, model: extractor.model)
    names = UnitFeatures.names
    contextNames = ContextFeatures.names
    elements = scan.elements.map { element in
      var words: [String] = []
      for name in [AttributeName.class, .id, .itemprop, .role] {
        document.withAttribute(name, of: element.node) { words += MarkupWords.words(in: $0) }
      }
      return Element(parent: Int(element.parent), words: words)
    }
    units = scan.units.enumerated().map { index, unit in
      let texts = scan.texts[unit.texts]
      return Unit(
        text: texts.map { document.text(of: $0) }.joined(separator: " "),
        element: Int(unit.element), wrapper: Int(unit.wrapper),
        isHeading: TagTraits.of(scan.elements[Int(unit.element)].tag, in: TagTraits.byTag).contains(.heading),
        wordCount: unit.tally.words,
        words: texts.flatMap { text in document.withText(of: text) { WordScanner.words(in: $0) } },
        shape: features.shapes[index],
        values: Array(features.values[index * UnitFeatures.count..<(index + 1) * UnitFeatures.count]),
        probability: selector.probabilities[index])
    }
  }
}
