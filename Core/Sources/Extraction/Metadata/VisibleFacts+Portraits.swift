import HTML

/// Names that nothing but their place marks as the author's.
extension VisibleFacts {
  /// Returns the name in the line below a label such as `Author`.
  func nameBelowLabel(_ lines: [Line]) -> String? {
    for (label, name) in zip(lines, lines.dropFirst())
    where AuthorNames.isLead(label.text) && Self.isFullName(name.text) { return name.text }
    return nil
  }

  /// Returns the name beside a portrait that has the same name instead of a picture's description.
  func nameBesidePortrait(_ lines: [Line]) -> String? {
    for line in lines where Self.isFullName(line.text) && !isAside(line.node) {
      let key = line.text.wordKey
      for box in document.ancestors(of: line.node).prefix(4) {
        let portrait = document.elements(withTag: .img, in: box).prefix(3).first { picture in
          document.attribute(.alt, of: picture)?.wordKey == key
        }
        if portrait != nil { return line.text }
      }
    }
    return nil
  }

  /// Whether a line is two to four words that each begin with a capital.
  private static func isFullName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return (2...4).contains(words.count) && text.utf8.count <= 60
      && words.allSatisfy { $0.first?.isUppercase == true } && !text.contains { $0.isNumber || ":,|!?".contains($0) }
  }
}
