public import JSONFormat

extension Article {
  /// The words of all blocks, each block on lines of its own, footnotes last.
  ///
  /// Code is verbatim, and tabs separate the cells of a table. Title, byline, alternative texts and labels of embeds are
  /// left out.
  public var plainText: String {
    var lines: [String] = []
    for block in blocks { block.appendLines(to: &lines) }
    for note in footnotes { for block in note.content { block.appendLines(to: &lines) } }
    return lines.joined(separator: "\n")
  }
}

extension [Inline] {
  /// The text of the runs: links and emphasis without marks, line breaks as `\n`, images as their alternative text.
  public var plainText: String {
    var text = ""
    for run in self { run.append(to: &text, pictures: .all) }
    return text
  }

  /// The text without pictures, except pictures that serve as a sign among words, such as an emoji.
  var words: String {
    var text = ""
    for run in self { run.append(to: &text, pictures: .none) }
    guard text.contains(where: { !$0.isWhitespace }) else { return "" }
    text.removeAll(keepingCapacity: true)
    for run in self { run.append(to: &text, pictures: .signs) }
    return text
  }
}

/// Which alternative texts count as text.
private enum Pictures {
  case all, signs, none
}

extension Inline {
  fileprivate func append(to text: inout String, pictures: Pictures) {
    switch self {
    case .text(let value), .code(let value), .math(let value): text += value
    case .emphasis, .strong, .deleted, .link, .superscript, .subscript:
      for run in content { run.append(to: &text, pictures: pictures) }
    case .lineBreak: text += "\n"
    case .image(let image):
      let alternative = image.alternative ?? ""
      // An alternative text of several words would split the sentence around the picture.
      let isSign = pictures == .signs && !alternative.contains(where: \.isWhitespace)
      if pictures == .all || isSign { text += alternative }
    // A mark such as `[1]` isn't part of the sentence.
    case .footnoteReference: break
    case .unknown(let value): text += value.plainText
    }
  }
}

extension JSON {
  /// The strings inside, in order, for a renderer that doesn't know the block. An object's `type` is left out.
  public var plainText: String {
    switch self {
    case .null, .bool, .integer, .number: ""
    case .string(let value): value
    case .array(let values): JSON.joined(values)
    case .object(let members): JSON.joined(members.filter { $0.name != "type" }.map(\.value))
    }
  }

  private static func joined(_ values: [JSON]) -> String {
    values.map(\.plainText).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
