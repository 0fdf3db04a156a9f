import HTML

extension ForeignParts {
  /// Drops the table of a month's days, with which blogs lead to the posts of each day.
  mutating func dropCalendars(_ document: HTMLDocument) {
    for index in scan.elements.indices where scan.elements[index].tag == .table {
      let table = scan.elements[index]
      // A cell for each day, with or without a link.
      guard (28...160).contains(Int(table.end) - index) else { continue }
      let inside = keptUnits(in: index)
      guard !inside.isEmpty, Self.countsDays(document.textInLines(of: table.node, limit: 2000)) else { continue }
      for unit in inside { drop(unit: unit) }
    }
  }

  /// Whether the numbers from 1 to 28 follow each other in a text.
  private static func countsDays(_ text: [UInt8]) -> Bool {
    var next = 1
    for word in text.split(whereSeparator: { !$0.isASCIIDigit }) where word.elementsEqual(String(next).utf8) {
      next += 1
    }
    return next > 28
  }
}
