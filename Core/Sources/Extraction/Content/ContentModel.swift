/// The learned part of the decision: weights of words and two forests of small trees.
///
/// The first forest judges a unit by itself and its surroundings. The second judges it by the first forest's results
/// for its neighbours. `Tools/train-content` writes the table; see `Documentation/Extraction.md`.
struct ContentModel: Sendable {
  var markup: Lexicon
  var words: Lexicon
  /// Weights for the first words of longer units.
  var prose: Lexicon
  /// Weights for the first, second and last words of units of any length.
  var openings: Lexicon
  var seconds: Lexicon
  var closings: Lexicon
  var first: Forest
  var second: Forest
  /// The lowest probability at which a unit is kept.
  var threshold: Float

  /// Reads a table of sections.
  ///
  /// `[markup]`, `[words]`, `[prose]`, `[openings]`, `[seconds]` and `[closings]` have entries `word:weight`. `[first]`
  /// and `[second]` have one tree a line. `[threshold]` has one number.
  init?(table: String) {
    var table = table
    guard let model = table.withUTF8({ ContentModel(reading: $0) }) else { return nil }
    self = model
  }

  private init?(reading table: UnsafeBufferPointer<UInt8>) {
    var words: [String: [(hash: UInt32, weight: Float)]] = [:]
    var trees: [String: [TableLine]] = [:]
    var threshold: Float = 0.5
    var section = ""
    for bytes in table.split(separator: UInt8(ascii: "\n")) {
      var line = TableLine(bytes)
      if line.next == UInt8(ascii: "[") {
        section = String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
        continue
      }
      switch section {
      case "threshold": threshold = line.number() ?? threshold
      case "first", "second": trees[section, default: []].append(line)
      default:
        guard let entries = Self.entries(line) else { return nil }
        words[section, default: []] += entries
      }
    }
    guard let first = Forest(lines: trees["first"] ?? []), let second = Forest(lines: trees["second"] ?? []) else {
      return nil
    }
    guard first.highestFeature < UnitFeatures.count,
      second.highestFeature < UnitFeatures.count + ContextFeatures.count
    else { return nil }
    markup = Lexicon(words["markup"] ?? [])
    self.words = Lexicon(words["words"] ?? [])
    prose = Lexicon(words["prose"] ?? [])
    openings = Lexicon(words["openings"] ?? [])
    seconds = Lexicon(words["seconds"] ?? [])
    closings = Lexicon(words["closings"] ?? [])
    self.first = first
    self.second = second
    self.threshold = threshold
  }

  /// Reads `word:weight` until the end of a line; nil if an entry has another form.
  private static func entries(_ line: TableLine) -> [(hash: UInt32, weight: Float)]? {
    var line = line
    var entries: [(hash: UInt32, weight: Float)] = []
    while line.next != nil {
      guard let word = line.word(before: UInt8(ascii: ":")), let weight = line.number() else { return nil }
      entries.append((WordHash(of: word).folded, weight))
    }
    return entries
  }

  static let standard: ContentModel = {
    guard let model = ContentModel(table: contentModelTable) else {
      preconditionFailure("The model's table is broken.")
    }
    return model
  }()
}
