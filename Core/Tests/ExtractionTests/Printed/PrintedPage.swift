/// Writes the layout of a printed document as Poppler does, from lines of text with their places.
struct PrintedPage {
  private var blocks = ""
  var width = 600.0
  var height = 800.0

  /// A block of lines below each other, each word as wide as its letters are many.
  ///
  /// - Parameters:
  ///   - left: where the lines begin; where two differ, one for each line.
  ///   - letter: the width of a letter. Nil: letters are not equally wide.
  mutating func block(_ lines: [String], left: [Double], top: Double, size: Double = 10, letter: Double? = nil) {
    blocks += "<block>"
    for (row, line) in lines.enumerated() {
      blocks += "<line>"
      var place = left[min(row, left.count - 1)]
      let upper = top + Double(row) * size * 1.2
      for (number, word) in line.split(separator: " ").enumerated() {
        let pitch = letter ?? (number % 2 == 0 ? 0.45 : 0.5) * size
        let right = place + pitch * Double(word.count)
        blocks += #"<word xMin="\#(place)" yMin="\#(upper)" xMax="\#(right)" yMax="\#(upper + size)">\#(word)</word>"#
        place = right + (letter ?? size * 0.25)
      }
      blocks += "</line>"
    }
    blocks += "</block>"
  }

  mutating func block(_ lines: [String], left: Double = 60, top: Double, size: Double = 10) {
    block(lines, left: [left], top: top, size: size)
  }

  static func layout(_ pages: [PrintedPage], title: String = "", author: String = "") -> [UInt8] {
    let head = #"<html><head><title>\#(title)</title><meta name="Author" content="\#(author)"/></head><body><doc>"#
    let body = pages.map { #"<page width="\#($0.width)" height="\#($0.height)"><flow>\#($0.blocks)</flow></page>"# }
    return Array((head + body.joined() + "</doc></body></html>").utf8)
  }

  /// Lines of sentences, enough of them for an article.
  static let prose = [
    "The harbour was built in a year that nobody wrote down, and its walls",
    "have been mended so often that no stone of the first ones is left. What",
    "we measured is how far they lean, and we measured it on nine days in a",
    "row, in the morning and in the evening, with the same rod.",
  ]
  static let more = [
    "None of the nine measures differs from the others by more than a thumb,",
    "which is less than the wind moves the rod. We conclude that the walls do",
    "lean, that they leaned before we came, and that they will lean when we",
    "are gone, for as long as the stones keep their places in the sand.",
  ]
}
