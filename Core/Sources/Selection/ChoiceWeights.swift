/// The learned part of a choice: a few numbers of the worth, and the trees of the growth model.
///
/// The text form is a readable table, one weight a line. `tenhn select --refit` prints one, and the setting
/// `choice-weights` names a file with one.
public struct ChoiceWeights: Sendable {
  /// Weight of the chance that a story was one of the ten of the previous window: it is late but not lost.
  public var missedWeight = 0.75
  /// Weight of expected points as a share of what the ten strongest candidates expect on average.
  var pointsWeight = 3.0
  /// Standard deviation of the logarithm of the expected points.
  public var doubt = 0.2
  /// Added to ``doubt`` for a story that just reached the front page.
  var youngDoubt = 0.5
  /// Hours in which ``youngDoubt`` fades to a third.
  var doubtFades = 6.0
  /// What the weights were learned from, for people.
  public var origin = ""
  var trees: [RegressionTree] = []

  /// The weights in use unless the settings name others.
  public static let standard: ChoiceWeights = {
    // The table is part of the program, and a test reads it.
    (try? ChoiceWeights(text: GrowthTable.text)) ?? ChoiceWeights()
  }()

  init() {}

  /// The number of trees.
  var treeCount: Int { trees.count }

  /// What is wrong with a table, with the number of the line.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// The number of the line, from 1. 0 if the whole is meant.
    public let line: Int
    /// What the line should have been.
    public let wanted: String

    /// One line for people.
    public var description: String {
      line > 0 ? "line \(line) isn't \(wanted)" : "there isn't \(wanted)"
    }
  }

  private static let numbers: [(name: String, path: any WritableKeyPath<ChoiceWeights, Double> & Sendable)] = [
    ("missedWeight", \.missedWeight), ("pointsWeight", \.pointsWeight), ("doubt", \.doubt),
    ("youngDoubt", \.youngDoubt), ("doubtFades", \.doubtFades),
  ]

  /// Reads a table.
  ///
  /// - Parameter text: lines of `name value`, `origin words` or `(trait limit below above)`. A line that begins with `#`
  ///   is a comment.
  /// - Throws: ``Malformed`` for a line that is anything else, and if there is no tree.
  public init(text: String) throws(Malformed) {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split { $0 == " " || $0 == "\r" }
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      if first == "origin" {
        origin = words.dropFirst().joined(separator: " ")
      } else if let known = Self.numbers.first(where: { $0.name == first }) {
        guard words.count == 2, let value = Double(words[1]), value.isFinite, value >= 0 else {
          throw Malformed(line: number + 1, wanted: "`\(known.name)` and a number from 0")
        }
        self[keyPath: known.path] = value
      } else if let tree = RegressionTree(line: words.joined(separator: " ")[...]) {
        trees.append(tree)
      } else {
        throw Malformed(line: number + 1, wanted: "a weight or a tree")
      }
    }
    guard !trees.isEmpty else { throw Malformed(line: 0, wanted: "a tree in it") }
    guard doubt > 0, doubtFades > 0 else { throw Malformed(line: 0, wanted: "a doubt above 0 in it") }
  }

  /// The table that ``init(text:)`` reads.
  public var text: String {
    let lines =
      (origin.isEmpty ? [] : ["origin \(origin)"])
      + Self.numbers.map { "\($0.name) \(self[keyPath: $0.path])" } + trees.map(\.line)
    return lines.joined(separator: "\n") + "\n"
  }

  var growth: GrowthModel { GrowthModel(trees: trees) }
}
