/// Reads from the first page of a printed document its title, its authors and the date of its stamp.
struct PrintedFront {
  /// Returns the declared title, else the largest words of the first page.
  static func title(declared: String?, pieces: [PrintedPiece]) -> String? {
    if let declared, isTitle(declared) { return declared }
    let first = pieces.filter { $0.page == 0 && !$0.lines.isEmpty && $0.text.contains(where: \.isLetter) }.prefix(12)
    guard let size = first.filter({ $0.text.count >= 4 }).map(\.size).max() else { return nil }
    // A title of two lines may be two pieces.
    let large = first.drop { $0.size < size * 0.97 }.prefix { $0.size >= size * 0.97 }
    let text = PrintedText(Array(large)).joined(large.flatMap(\.lines))
    let isReadable = text.count(where: \.isLetter) * 10 >= text.count * 6
    return text.count <= 250 && text.contains(" ") && isReadable ? text : nil
  }

  static func authors(declared: String?) -> [String] {
    guard let declared, isName(declared) else { return [] }
    let parts = declared.replacing(" and ", with: ", ").replacing(";", with: ",").split(separator: ",")
    let names = parts.map { String($0).trimmedBothEnds }.filter { !$0.isEmpty }
    // `Doe, Jane` is one person.
    if names.count == 2, names.allSatisfy({ !$0.contains(" ") }) { return [names[1] + " " + names[0]] }
    return AuthorNames(site: nil).clean(names)
  }

  /// Returns the date on an archive's stamp: `arXiv:2605.01234v2 [cs.PL] 6 May 2026`.
  static func date(inStamps stamps: [String]) -> String? {
    for stamp in stamps where stamp.contains("arXiv:") {
      guard let end = stamp.firstIndex(of: "]") else { continue }
      if let date = PageDate.read(String(stamp[stamp.index(after: end)...]).trimmedBothEnds) { return date }
    }
    return nil
  }

  /// Returns whether a declared title is usable.
  /// Why: programs write the file's name, or nothing, as the title: `Microsoft Word - draft3.doc`, `top.dvi`.
  private static func isTitle(_ text: String) -> Bool {
    let lower = text.lowercased()
    guard text.count >= 4, text.count <= 250, text.contains(" "), text.contains(where: \.isLetter) else { return false }
    if lower.hasPrefix("microsoft word") || lower.hasPrefix("untitled") || lower.hasPrefix("slide ") { return false }
    return ![".dvi", ".tex", ".doc", ".docx", ".pdf", ".ps", ".ppt", ".pptx", ".indd"].contains(where: lower.hasSuffix)
  }

  /// Returns whether a text is a person's name, which has two words.
  /// `root`, `Administrator` and `jdoe` have one.
  private static func isName(_ text: String) -> Bool {
    text.contains(" ") && text.count <= 400 && text.contains(where: \.isUppercase) && !text.contains("@")
  }
}
