import HTML

/// Reads what the words of classes, identifiers and roles say about elements.
///
/// Most elements have a class that another element has, so what a class says is kept for the next one.
struct MarkupReader: ~Copyable {
  private let lexicon: Lexicon
  private let marks = Marks.byWord
  /// The last class read for each place: a class takes the place of another one.
  private var known = [KnownClass](repeating: KnownClass(), count: Self.places)
  /// The weights of the words of known classes that have one.
  private var weights: [Float] = []

  /// A power of two.
  private static var places: Int { 512 }

  private struct KnownClass {
    /// 0 for none.
    var hash: UInt64 = 0
    var marks: Marks = []
    var weights: Range<Int32> = 0..<0
  }

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// Adds what a class says to an element, and adds the class to the signature, which is that of its name.
  mutating func read(class value: Span<UInt8>, of element: inout PageElement) {
    guard !value.isEmpty else { return }
    let hash = WordHash(of: value, from: 0, to: value.count).exact
    element.signature = element.signature &* 0x9E37_79B1 ^ UInt32(truncatingIfNeeded: hash)
    let place = Int(truncatingIfNeeded: hash >> 32) & (Self.places - 1)
    if known[place].hash != hash { known[place] = meaning(of: value, hash: hash) }
    element.marks.formUnion(known[place].marks)
    for index in known[place].weights { element.markup.add(weights[Int(index)]) }
  }

  /// Adds what an identifier, a role or a property says to an element.
  func read(_ value: Span<UInt8>, of element: inout PageElement) {
    var (markup, marks) = (element.markup, element.marks)
    MarkupWords.forEach(in: value) { word in
      markup.add(lexicon.weight(word))
      marks.formUnion(self.marks[word])
    }
    (element.markup, element.marks) = (markup, marks)
  }

  private mutating func meaning(of value: Span<UInt8>, hash: UInt64) -> KnownClass {
    let first = Int32(truncatingIfNeeded: weights.count)
    var marks: Marks = []
    MarkupWords.forEach(in: value) { word in
      let weight = lexicon.weight(word)
      if weight != 0 { weights.append(weight) }
      marks.formUnion(self.marks[word])
    }
    return KnownClass(hash: hash, marks: marks, weights: first..<Int32(truncatingIfNeeded: weights.count))
  }
}
