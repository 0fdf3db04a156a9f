/// A typeface of outlines with kerning, for pictures that need letters without a font on the machine: the public face of the module.
///
/// It is Vollkorn Medium with lining figures (`TypefaceTable`, SIL Open Font License): Latin, Greek and Cyrillic. A text runs
/// from left to right, one outline a character. Whatever needs more than that, such as Arabic or Japanese, isn't covered, and ``covers(_:)`` says so.
public struct Typeface: Sendable {
  /// The one typeface there is.
  public static let standard = Typeface(TypefaceReader(TypefaceTable.outlines))

  private let contours: [[OutlinePoint]]
  private let glyphs: [Character: Glyph]
  private let kerning: Kerning

  init(_ reader: TypefaceReader) {
    var reader = reader
    contours = reader.contours()
    glyphs = reader.glyphs()
    kerning = reader.kerning()
  }

  /// The height of capitals and figures at a size, in dots.
  public func capHeight(size: Double) -> Double { size * TypefaceTable.capHeight / TypefaceTable.unitsPerEm }

  /// Whether every character has an outline.
  public func covers(_ text: some StringProtocol) -> Bool { text.allSatisfy { $0.isWhitespace || glyphs[$0] != nil } }

  /// The text without the characters that have no outline.
  public func covered(_ text: some StringProtocol) -> String {
    String(text.filter { $0.isWhitespace || glyphs[$0] != nil })
  }

  /// The width of a line at a size, in dots.
  public func width(of text: some StringProtocol, size: Double) -> Double {
    var width = 0.0
    place(text) { glyph, x in width = x + glyph.advance }
    return width * size / TypefaceTable.unitsPerEm
  }

  /// The outline of a line.
  ///
  /// - Parameters:
  ///   - size: dots to the em.
  ///   - x: where the line begins.
  ///   - baseline: what letters stand on; `y` grows downwards.
  public func path(of text: some StringProtocol, size: Double, x: Double, baseline: Double) -> OutlinePath {
    var path = OutlinePath()
    let scale = size / TypefaceTable.unitsPerEm
    place(text) { glyph, shift in
      for part in glyph.parts where contours.indices.contains(part.contour) {
        path.add(
          contours[part.contour].map {
            OutlinePoint(
              x: x + (shift + part.x + $0.x) * scale, y: baseline - (part.y + $0.y) * scale, isOnCurve: $0.isOnCurve)
          })
      }
    }
    return path
  }

  /// Calls `body` with each glyph and where it is, in units of the em.
  private func place(_ text: some StringProtocol, _ body: (Glyph, Double) -> Void) {
    var x = 0.0
    var before: Glyph?
    for character in text {
      guard let glyph = glyphs[character.isWhitespace ? " " : character] else { continue }
      if let before { x += kerning.shift(before, glyph) }
      body(glyph, x)
      x += glyph.advance
      before = glyph
    }
  }
}

/// One character's outline, in units of the em.
struct Glyph: Sendable {
  /// A contour of the table, and where its first point's origin is.
  struct Part: Sendable {
    var contour: Int
    var x, y: Double
  }

  var advance: Double
  /// Its rows in the table of kerning, as the left of two neighbours and as the right.
  var left, right: Int
  var parts: [Part]
}

/// By how much neighbours move together.
struct Kerning: Sendable {
  var columns: Int
  var cells: [Double]

  func shift(_ left: Glyph, _ right: Glyph) -> Double {
    let cell = left.left * columns + right.right
    return cells.indices.contains(cell) ? cells[cell] : 0
  }
}
