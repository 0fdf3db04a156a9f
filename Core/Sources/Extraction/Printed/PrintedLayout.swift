import HTML

/// A printed document (a PDF) as words with their places on its pages.
struct PrintedLayout {
  var title: String?
  var author: String?
  var pages: [Page] = []

  struct Page {
    var width: Double
    var height: Double
    var blocks: [Block]
  }

  /// Lines that belong together: a paragraph, or its part in one column.
  struct Block {
    var lines: [Line]
    var box: Box { lines.map(\.box).enclosing }
  }

  struct Line {
    var words: [Word]
    var box: Box { words.map(\.box).enclosing }
  }

  struct Word {
    var text: String
    var box: Box
  }

  /// A box in points, measured from the page's upper left corner.
  struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    var width: Double { right - left }
    var height: Double { bottom - top }
  }
}

extension [PrintedLayout.Box] {
  /// The smallest box that contains all boxes.
  var enclosing: PrintedLayout.Box {
    reduce(into: first ?? .init(left: 0, top: 0, right: 0, bottom: 0)) { box, next in
      box.left = Swift.min(box.left, next.left)
      box.top = Swift.min(box.top, next.top)
      box.right = Swift.max(box.right, next.right)
      box.bottom = Swift.max(box.bottom, next.bottom)
    }
  }
}

extension PrintedLayout.Line {
  var text: String { words.map(\.text).joined(separator: " ") }

  /// The height of most of the line's letters.
  /// Why: most lines of a paper have signs and raised numbers in other fonts.
  var size: Double {
    let sorted = words.map { (height: $0.box.height, letters: $0.text.utf8.count) }.sorted { $0.height < $1.height }
    var left = sorted.reduce(0) { $0 + $1.letters } / 2
    for word in sorted {
      left -= word.letters
      if left < 0 { return word.height }
    }
    return sorted.last?.height ?? 0
  }

  /// The width of a letter if all letters have the same width, as in code.
  var pitch: Double? {
    let widths = words.filter { $0.text.count >= 2 }.map { $0.box.width / Double($0.text.count) }
    guard let narrow = widths.min(), let wide = widths.max(), narrow > 0, wide - narrow < 0.02 * wide else {
      return nil
    }
    // A single word may have the widths of code by chance.
    return widths.count >= 2 || (words.first?.text.count ?? 0) >= 8 ? wide : nil
  }
}
