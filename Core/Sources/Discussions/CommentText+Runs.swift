import ArticleModel

extension [Inline] {
  /// Without white space at its ends.
  var trimmed: [Inline] {
    var runs = self
    while case .text(let text)? = runs.first {
      let rest = String(text.drop { $0 == " " || $0 == "\n" })
      if rest.isEmpty { runs.removeFirst() } else { runs[0] = .text(rest) }
      if !rest.isEmpty { break }
    }
    while case .text(var text)? = runs.last {
      while text.last == " " || text.last == "\n" { text.removeLast() }
      runs.removeLast()
      if !text.isEmpty {
        runs.append(.text(text))
        break
      }
    }
    return runs
  }

  /// Line ends within a paragraph as spaces: a browser shows them so.
  var joiningLines: [Inline] {
    var runs: [Inline] = []
    for run in self {
      guard case .text(let text) = run else {
        runs.append(run)
        continue
      }
      let joined = text.replacing("\n", with: " ")
      if case .text(let before)? = runs.last {
        runs[runs.count - 1] = .text(before + joined)
      } else {
        runs.append(.text(joined))
      }
    }
    return runs
  }

  /// The quotation that a paragraph begins with, its level, and what follows on a line of its own.
  ///
  /// `> 5%` and `>= 5` are comparisons, not quotations.
  var quotation: (quoted: [Inline], level: Int, rest: [Inline])? {
    guard let first else { return nil }
    if case .emphasis(let inner) = first, let (quoted, level, rest) = inner.quotation, rest.isEmpty {
      return ([.emphasis(quoted)] + dropFirst(), level, [])
    }
    guard case .text(let text) = first, text.hasPrefix(">") else { return nil }
    let marks = text.prefix { $0 == ">" || $0 == " " }
    let words = text.dropFirst(marks.count)
    if let next = words.first, next.isNumber || next == "=" { return nil }
    let level = Swift.min(3, marks.count { $0 == ">" })
    var quoted: [Inline] = []
    var runs = [.text(String(words))] + dropFirst()
    while let run = runs.first {
      runs.removeFirst()
      guard case .text(let line) = run, let end = line.firstIndex(of: "\n") else {
        quoted.append(run)
        continue
      }
      quoted.append(.text(String(line[..<end])))
      let after = String(line[line.index(after: end)...])
      return (quoted, level, ([.text(after)] + runs).trimmed)
    }
    return (quoted, level, [])
  }
}

extension String {
  /// Runs of white space as one space, and those with a line end as one line end.
  var collapsingSpace: String {
    var result = ""
    var space: Character?
    for character in self {
      switch character {
      case "\n", "\r\n", "\r": space = "\n"
      case " ", "\t": space = space ?? " "
      default:
        if let pending = space { result.append(pending) }
        space = nil
        result.append(character)
      }
    }
    if let space { result.append(space) }
    return result
  }

  var droppingBlankEnds: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy { $0 == " " || $0 == "\t" } }
    while let first = lines.first, isBlank(first) { lines.removeFirst() }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Without the blanks that every line begins with: two of them make a line code at Hacker News.
  var withoutCommonIndent: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    let indents = lines.filter { $0.contains { $0 != " " } }.map { $0.prefix { $0 == " " }.count }
    guard let common = indents.min(), common > 0 else { return self }
    return lines.map { String($0.dropFirst(Swift.min(common, $0.prefix { $0 == " " }.count))) }
      .joined(separator: "\n")
  }
}
