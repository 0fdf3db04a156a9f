/// A part of a printed page: a paragraph, a heading, or something that isn't text.
struct PrintedPiece {
  enum Kind: Hashable {
    case prose, code
    /// Text above the main text of the first page: who wrote it, where and when.
    case front
    case heading(level: Int)
    /// The text below a figure or above a table.
    case caption
    /// A note at the foot of a page.
    case note
    /// Words without a meaningful order: the cells of a table, the labels of a figure, a formula.
    case scattered
  }

  var kind: Kind
  var lines: [PrintedLayout.Line]
  var page: Int
  var words: Int { lines.reduce(0) { $0 + $1.words.count } }
  var box: PrintedLayout.Box { lines.map(\.box).enclosing }
  var size: Double { lines.map(\.size).sorted()[lines.count / 2] }
  /// The text of its lines joined by spaces, used to find its kind.
  var text: String { lines.map(\.text).joined(separator: " ") }
}

extension PrintedPiece {
  /// Splits a block into its paragraphs: by space between lines, by a change of size, then by indents.
  static func pieces(of block: PrintedLayout.Block, page: Int) -> [PrintedPiece] {
    let steps = zip(block.lines, block.lines.dropFirst()).map { $1.box.top - $0.box.top }.sorted()
    let step = steps.isEmpty ? 0 : steps[steps.count / 2]
    var runs: [[PrintedLayout.Line]] = []
    for line in block.lines {
      guard let before = runs.last?.last else {
        runs.append([line])
        continue
      }
      let isApart = step > 0 && line.box.top - before.box.top > step * 1.4
      let isOtherSize = abs(line.size - before.size) > 0.12 * max(line.size, before.size)
      if isApart || isOtherSize { runs.append([line]) } else { runs[runs.count - 1].append(line) }
    }
    return runs.flatMap { paragraphs(of: $0, page: page) }
  }

  private static func paragraphs(of run: [PrintedLayout.Line], page: Int) -> [PrintedPiece] {
    let box = run.map(\.box).enclosing
    let isIndented = run.map { $0.box.left > box.left + 0.6 * $0.size }
    // In a list of sources, all lines but the first of each entry are indented.
    let isHanging = isIndented.filter(\.self).count * 2 > isIndented.count
    var groups: [[PrintedLayout.Line]] = []
    for (index, line) in run.enumerated() {
      guard let before = groups.last?.last else {
        groups.append([line])
        continue
      }
      let isOver = before.endsSentence || before.box.right < box.right - 3 * before.size
      let begins = isHanging ? !isIndented[index] : isIndented[index] && !isIndented[index - 1] && isOver
      if begins || line.startsItem(afterSentence: isOver) {
        groups.append([line])
      } else {
        groups[groups.count - 1].append(line)
      }
    }
    return groups.map { PrintedPiece(kind: .prose, lines: $0, page: page) }
  }

  /// Whether its words follow one another as in sentences.
  var readsAsText: Bool {
    let words = lines.flatMap(\.words)
    let characters = words.flatMap(\.text)
    let letters = characters.count { $0.isLetter }
    let single = words.count {
      $0.text.count == 1 && $0.text.first?.isASCII == true && $0.text != "a" && $0.text != "I"
    }
    guard letters * 100 >= characters.count * 66, single * 10 <= words.count * 3 else { return false }
    if characters.count(where: \.isIdeograph) * 2 > letters { return characters.count >= 6 }
    // A column of a table has one or two words a line.
    if lines.count >= 3, words.count < lines.count * 3 { return false }
    return words.count >= 5 || words.count >= 3 && text.last.map { ".:!?".contains($0) } == true
  }
}

extension PrintedLayout.Line {
  var endsSentence: Bool { words.last?.text.last.map { ".!?:”\"。！？".contains($0) } ?? false }

  /// Returns whether an item of a list begins.
  /// A dash at the beginning of a line is an item's sign only if no sentence continues there.
  func startsItem(afterSentence: Bool) -> Bool {
    guard words.count > 1, let sign = words.first?.text, PrintedText.bullets.contains(sign) else { return false }
    return afterSentence || !["–", "-", "*", "·"].contains(sign)
  }
}

extension Character {
  /// Whether the letter is of a script that puts no blanks between words.
  var isIdeograph: Bool { unicodeScalars.first.map { $0.value >= 0x3040 && $0.value <= 0x9FFF } ?? false }
}
