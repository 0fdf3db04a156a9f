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
    var words: [String: [(word: Substring, weight: Float)]] = [:]
    var trees: [String: [Substring]] = [:]
    var threshold: Float = 0.5
    var section = ""
    // Splits by bytes: comparing characters made reading the table a tenth of a run over a hundred pages.
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      let text = Substring(line)
      if line.first == UInt8(ascii: "[") {
        section = String(text.dropFirst().dropLast())
        continue
      }
      switch section {
      case "threshold": threshold = Float(text) ?? threshold
      case "first", "second": trees[section, default: []].append(text)
      default:
        for entry in line.split(separator: UInt8(ascii: " ")) {
          guard let colon = entry.lastIndex(of: UInt8(ascii: ":")),
            let weight = Float(Substring(entry[entry.index(after: colon)...]))
          else { return nil }
          words[section, default: []].append((Substring(entry[..<colon]), weight))
        }
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

  static let standard: ContentModel = {
    guard let model = ContentModel(table: contentModelTable) else {
      preconditionFailure("The model's table is broken.")
    }
    return model
  }()
}
