import ArticleModel

/// Gives headings levels below the page's own, without a gap: an article that goes from 1 to 4 goes from 2 to 3.
struct Outline {
  private let top: Int
  /// The levels, as the page has them, of the headings that the present place is under.
  private var open: [Int] = []

  init(top: Int) { self.top = min(max(top, 1), 6) }

  mutating func rank(of level: Int) -> Int {
    while let last = open.last, last >= level { open.removeLast() }
    open.append(level)
    return min(top + open.count - 1, 6)
  }
}

/// Names for `id`, each once on a page.
struct AnchorNames {
  private let prefix: String
  private var used: Set<String> = []

  init(prefix: String) { self.prefix = prefix }

  /// Letters, digits, `-`, `_` and `.` of the page's anchor, behind `h-`, so it can't collide with a name of the page
  /// around it; nil if it was given already.
  mutating func name(for anchor: String) -> String? {
    let kept = anchor.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_.".unicodeScalars.contains(scalar)
        ? Character(scalar) : "-"
    }
    let name = prefix + "h-" + String(kept)
    return !anchor.isEmpty && used.insert(name).inserted ? name : nil
  }
}

/// How often each note has been called so far.
struct NoteMarks {
  private let indices: [String: Int]
  private(set) var calls: [Int]

  init(_ footnotes: [Footnote]) {
    indices = Dictionary(footnotes.enumerated().map { ($1.id, $0) }) { first, _ in first }
    calls = Array(repeating: 0, count: footnotes.count)
  }

  /// The note's place and the number of this call of it, from 1. Returns nil if there is no such note.
  mutating func call(_ id: String) -> (index: Int, call: Int)? {
    guard let index = indices[id] else { return nil }
    calls[index] += 1
    return (index, calls[index])
  }
}
