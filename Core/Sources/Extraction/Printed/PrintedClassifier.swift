/// Distinguishes headings, captions, notes and code from the text of a printed document.
struct PrintedClassifier {
  /// The size of most letters.
  let bodySize: Double
  private let pageHeights: [Double]

  init(_ pieces: [PrintedPiece], pages: [PrintedLayout.Page]) {
    pageHeights = pages.map(\.height)
    // Count in steps of half a point: the letters of one font size differ by less.
    var letters: [Int: Int] = [:]
    for line in pieces.flatMap(\.lines) { letters[Int(line.size * 2), default: 0] += line.text.utf8.count }
    let most = letters.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 20
    bodySize = Double(most) / 2 + 0.25
  }

  /// Sets the kind of each piece.
  func classify(_ pieces: inout [PrintedPiece]) {
    for index in pieces.indices { pieces[index].kind = kind(of: pieces[index]) }
    // Authors' names are large on some papers and set in a typewriter font on others.
    for index in pieces.indices {
      let piece = pieces[index]
      if piece.page > 0 || piece.kind == .prose && piece.words >= 20 { break }
      if case .heading = piece.kind, Self.isSection(piece.text) { break }
      pieces[index].kind = .front
    }
  }

  private func kind(of piece: PrintedPiece) -> PrintedPiece.Kind {
    if piece.lines.contains(where: { $0.pitch != nil }), isFixedPitch(piece) { return .code }
    let text = piece.text
    if Self.isCaption(text) { return .caption }
    if let level = headingLevel(of: piece, text: text) { return .heading(level: level) }
    guard piece.readsAsText else { return .scattered }
    return isNote(piece, text: text) ? .note : .prose
  }

  /// Returns whether the width of every word is its number of letters times one fixed width.
  private func isFixedPitch(_ piece: PrintedPiece) -> Bool {
    let pitches = piece.lines.filter { $0.words.contains { $0.text.count >= 2 } }.map(\.pitch)
    let known = pitches.compactMap(\.self)
    guard known.count == pitches.count, let narrow = known.min(), let wide = known.max() else { return false }
    let measured = piece.lines.flatMap(\.words).count { $0.text.count >= 2 }
    // Two words in another font may have the same width per letter by chance.
    return wide - narrow < 0.02 * wide && measured >= 3
  }

  /// Recognises `Figure 3: …`, `Table 2. …`, `Abb. 1`.
  private static func isCaption(_ text: String) -> Bool {
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count >= 2, captionWords.contains(words[0].lowercased()) else { return false }
    let number = words[1].drop(while: \.isNumber)
    return words[1].first?.isNumber == true && number.first.map { ":.-–|".contains($0) } ?? (words.count < 3)
  }

  private static let captionWords: Set<String> = [
    "figure", "fig.", "table", "listing", "algorithm", "abbildung", "abb.", "tabelle", "tab.", "figura", "tableau",
  ]

  private func headingLevel(of piece: PrintedPiece, text: String) -> Int? {
    guard piece.lines.count <= 2, piece.words <= 14, let last = text.last, !".,;".contains(last),
      text.contains(where: \.isLetter)
    else { return nil }
    let numbering = Self.numbering(of: text)
    let rest = text.drop { $0 == "." || $0 == " " || $0.isNumber }
    // The labels of a figure and the parts of a formula may be as large. A heading has words.
    guard rest.count(where: \.isLetter) * 10 >= rest.count * 7, rest.count(where: \.isLetter) >= 3 else { return nil }
    let isLarge = piece.size > bodySize * 1.1
    if let numbering, rest.first?.isUppercase == true, isLarge || piece.lines.count == 1 && piece.words <= 10 {
      return min(6, numbering + 1)
    }
    if Self.names.contains(text.lowercased()) { return 2 }
    return isLarge ? (piece.size > bodySize * 1.6 ? 1 : 2) : nil
  }

  /// Returns the level of a numbered heading: 1 for `3 Method`, 2 for `3.1 Data`.
  private static func numbering(of text: String) -> Int? {
    guard let first = text.split(separator: " ").first, first.count < text.count else { return nil }
    let parts = first.split(separator: ".")
    guard !parts.isEmpty, parts.count <= 4, parts.allSatisfy({ $0.count <= 2 && $0.allSatisfy(\.isNumber) }) else {
      return nil
    }
    return parts.count
  }

  private static func isSection(_ text: String) -> Bool {
    names.contains(text.lowercased()) || numbering(of: text) != nil
  }

  private static let names: Set<String> = [
    "abstract", "summary", "introduction", "related work", "background", "conclusion", "conclusions", "discussion",
    "acknowledgements", "acknowledgments", "acknowledgment", "references", "bibliography", "appendix",
    "zusammenfassung",
    "einleitung", "literatur", "résumé", "references and notes",
  ]

  /// Returns whether a piece is small print in the lower half of a page and begins with its number or sign.
  private func isNote(_ piece: PrintedPiece, text: String) -> Bool {
    guard piece.size < bodySize * 0.93, pageHeights.indices.contains(piece.page) else { return false }
    return piece.box.top > pageHeights[piece.page] * 0.5
      && text.first.map { $0.isNumber || "*†‡§¶∗".contains($0) } == true
  }
}
