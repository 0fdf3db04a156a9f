/// Joins the lines of a paragraph into one text and rejoins words that were split at a line's end.
struct PrintedText {
  static let bullets: Set<String> = ["•", "◦", "▪", "■", "–", "∙", "·", "‣", "*", "-", "●", "○"]

  /// The document's words as written inside lines, used to judge a hyphen at a line's end.
  private var known: Set<String> = []

  init(_ pieces: [PrintedPiece]) {
    for line in pieces.flatMap(\.lines) { for word in line.words.dropLast() { known.insert(Self.bare(word.text)) } }
  }

  func joined(_ lines: [PrintedLayout.Line]) -> String {
    var text = ""
    for line in lines { append(line.text, to: &text) }
    return text
  }

  func append(_ next: String, to text: inout String) {
    guard let last = text.last, let first = next.first else {
      text += next
      return
    }
    if last.isIdeograph, first.isIdeograph {
      text += next
      return
    }
    guard last == "-" || last == "\u{2010}", text.dropLast().last?.isLetter == true, first.isLetter || first.isNumber
    else {
      text += " " + next
      return
    }
    let head = text.split(separator: " ").last.map { String($0.dropLast()) } ?? ""
    let tail = next.split(separator: " ").first.map(String.init) ?? ""
    if isOneWord(head, tail) { text.removeLast() }
    text += next
  }

  /// Returns whether the hyphen is the printer's.
  /// It is if the word occurs elsewhere without it, or occurs nowhere with it.
  private func isOneWord(_ head: String, _ tail: String) -> Bool {
    guard tail.first?.isLowercase == true else { return false }
    if known.contains(Self.bare(head + tail)) { return true }
    return !known.contains(Self.bare(head + "-" + tail))
  }

  private static func bare(_ word: String) -> String {
    String(word.lowercased().drop { !$0.isLetter }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
  }

  /// Returns fixed-pitch lines and keeps their blanks.
  static func code(_ lines: [PrintedLayout.Line]) -> String {
    let left = lines.map(\.box).enclosing.left
    return lines.map { line in
      let pitch = line.pitch ?? lines.compactMap(\.pitch).first ?? 1
      var out = ""
      for word in line.words {
        let column = min(max(0, Int(((word.box.left - left) / pitch).rounded())), 400)
        let blanks = max(out.isEmpty ? 0 : 1, column - out.count)
        out += String(repeating: " ", count: out.isEmpty ? column : blanks) + word.text
      }
      return out
    }
    .joined(separator: "\n")
  }
}
