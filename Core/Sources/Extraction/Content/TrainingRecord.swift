public import HTML

/// Input for the training script: a page's units with their features, and the words that the lexicons weigh.
public struct TrainingRecord: Encodable, Sendable {
  /// The names of the features, in the order of `values`.
  public var names: [String]
  /// The names of the features of the second forest.
  public var contextNames: [String]
  /// For each element, its parent and the words of its class, identifier, item property and role.
  public var elements: [Element]
  /// The units of the page, in document order.
  public var units: [Unit]

  /// An element of the page.
  public struct Element: Encodable, Sendable {
    /// The index of its parent among the elements.
    public var parent: Int
    /// The words of its class, identifier, item property and role.
    public var words: [String]
  }

  /// A unit of text with its features.
  public struct Unit: Encodable, Sendable {
    /// Its text.
    public var text: String
    /// The index of its block among the elements.
    public var element: Int
    /// The innermost element around its first text.
    public var wrapper: Int
    /// Whether it is a heading.
    public var isHeading: Bool
    /// The number of its words.
    public var wordCount: Int
    /// The words that the lexicons weigh.
    public var words: [String]
    /// A number that units of the same shape share.
    public var shape: UInt64
    /// The features, in the order of `names`.
    public var values: [Float]
    /// The probability from the model in use.
    public var probability: Float
    /// Whether it is in the article as the extractor gives it.
    public var kept: Bool
  }

  /// Reads the units of a page as the extractor does.
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
        shape: features.shapes.values[index],
        values: Array(features.values[index * UnitFeatures.count..<(index + 1) * UnitFeatures.count]),
        probability: selector.probabilities[index], kept: selector.kept[index])
    }
  }
}
