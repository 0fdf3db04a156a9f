/// Removes what is beside the text of a printed page: running heads, page numbers, stamps along the edge.
struct PrintedFurniture {
  /// The texts along the edges, such as an archive's stamp with its date.
  private(set) var stamps: [String] = []

  mutating func remove(from layout: inout PrintedLayout) {
    let title = Self.key(layout.title ?? "")
    let repeated = repeatedEdges(of: layout)
    for page in layout.pages.indices {
      let size = (width: layout.pages[page].width, height: layout.pages[page].height)
      for block in layout.pages[page].blocks.indices {
        layout.pages[page].blocks[block].lines.removeAll { line in
          if line.isTurned {
            stamps.append(line.text)
            return true
          }
          guard let edge = Self.edge(of: line, height: size.height) else { return false }
          let key = Self.key(line.text)
          // A paper of two pages has its running head only once.
          return Self.isNumber(line.text) || repeated.contains(Edge(place: edge, text: key))
            || page > 0 && key == title
        }
      }
      layout.pages[page].blocks.removeAll { $0.lines.isEmpty }
    }
  }

  private struct Edge: Hashable {
    /// The place in steps of four points from the top, or from the bottom if negative.
    var place: Int
    var text: String
  }

  /// Finds lines at one height of the margin that have the same text on two pages, ignoring numbers.
  /// Why: books have one head for left pages and one for right pages.
  private func repeatedEdges(of layout: PrintedLayout) -> Set<Edge> {
    var counts: [Edge: Int] = [:]
    for page in layout.pages {
      var edges: Set<Edge> = []
      for line in page.blocks.flatMap(\.lines) where !line.isTurned {
        guard let place = Self.edge(of: line, height: page.height) else { continue }
        edges.insert(Edge(place: place, text: Self.key(line.text)))
      }
      for edge in edges { counts[edge, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value >= 2 }.keys)
  }

  /// Returns the place of a line in the margin, or nil for a line in the middle of the page.
  private static func edge(of line: PrintedLayout.Line, height: Double) -> Int? {
    let box = line.box
    if box.bottom < height * 0.11 { return Int(box.top / 4) + 1 }
    return box.top > height * 0.89 ? -Int((height - box.bottom) / 4) - 1 : nil
  }

  private static func key(_ text: String) -> String { text.lowercased().filter { $0.isLetter } }

  /// Recognises page numbers: `12`, `- 12 -`, `xii`, `Page 3 of 9`.
  private static func isNumber(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.count <= 4
      && words.allSatisfy { word in
        word.allSatisfy(\.isNumber) || ["page", "of", "seite", "von"].contains(word)
          || word.count <= 5 && word.allSatisfy { "ivxlc".contains($0) }
      }
  }
}

extension PrintedLayout.Line {
  /// Whether the line runs up or down the page.
  var isTurned: Bool {
    let long = words.filter { $0.text.count >= 3 }
    return !long.isEmpty && long.allSatisfy { $0.box.height > $0.box.width * 1.5 }
  }
}
