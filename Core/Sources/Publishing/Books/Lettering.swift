/// Letters drawn as strokes, for the one place that needs letters without a font: the cover.
///
/// A letter is lines through points on a grid of five columns and seven rows, a point being its column and row.
enum Lettering {
  /// Draws capitals around `centre`. What it has no letter for is left out.
  static func draw(
    _ text: String, centre: Double, top: Double, unit: Double, weight: Double, on canvas: inout Canvas
  ) {
    let letters = text.uppercased().compactMap { character -> (lines: String, width: Double)? in
      if character == " " { return ("", 2) }
      return strokes[character].map { ($0, character == "I" ? 0 : 4) }
    }
    let gap = 2.4
    let length = letters.reduce(0) { $0 + $1.width + gap } - gap
    var x = centre - length * unit / 2
    for letter in letters {
      for line in letter.lines.split(separator: "/") {
        let points = line.split(separator: " ").compactMap { point -> (Double, Double)? in
          guard let column = point.first?.wholeNumberValue, let row = point.last?.wholeNumberValue else { return nil }
          return (x + Double(column) * unit, top + Double(row) * unit)
        }
        for (from, to) in zip(points, points.dropFirst()) {
          canvas.fill(.stroke(from.0, from.1, to.0, to.1, weight: weight), as: .ink)
        }
      }
      x += (letter.width + gap) * unit
    }
  }

  private static let strokes: [Character: String] = [
    "A": "06 02 20 42 46/04 44", "B": "06 00 30 41 42 33 03/33 44 45 36 06", "C": "41 30 10 01 05 16 36 45",
    "D": "00 06 26 44 42 20 00", "E": "40 00 06 46/03 33", "F": "40 00 06/03 33",
    "G": "41 30 10 01 05 16 36 45 43 23", "H": "00 06/40 46/03 43", "I": "00 06", "J": "40 45 36 16 05",
    "K": "00 06/40 03 46", "L": "00 06 46", "M": "06 00 23 40 46", "N": "06 00 46 40",
    "O": "10 30 41 45 36 16 05 01 10", "P": "06 00 30 41 42 33 03", "Q": "10 30 41 45 36 16 05 01 10/24 46",
    "R": "06 00 30 41 42 33 03/23 46", "S": "41 30 10 01 02 13 33 44 45 36 16 05", "T": "00 40/20 26",
    "U": "00 05 16 36 45 40", "V": "00 26 40", "W": "00 16 22 36 40", "X": "00 46/40 06", "Y": "00 23 40/23 26",
    "Z": "00 40 06 46", "0": "10 30 41 45 36 16 05 01 10", "1": "11 20 26/16 36", "2": "01 10 30 41 42 06 46",
    "3": "01 10 30 41 42 33 13/33 44 45 36 16 05", "4": "36 30 04 44", "5": "40 00 03 33 44 45 36 06",
    "6": "30 10 01 05 16 36 45 44 33 03", "7": "00 40 16",
    "8": "13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33", "9": "43 13 02 01 10 30 41 45 36 16",
  ]
}
