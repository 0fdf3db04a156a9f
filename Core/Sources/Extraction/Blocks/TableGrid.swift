import HTML

/// The rows of a table element and the kind of table.
/// Rows of tables inside it are left out.
struct TableGrid {
  struct Row {
    var node: NodeID
    var isInHead: Bool
    var cells: [NodeID]
  }

  private let document: HTMLDocument
  private let node: NodeID
  private let isMadeOfRoles: Bool
  private(set) var rows: [Row] = []
  private(set) var caption: NodeID?

  init(_ node: NodeID, in document: HTMLDocument, skipping dropped: NodeSet) {
    self.document = document
    self.node = node
    isMadeOfRoles = !document.isElement(node, .table)
    for child in document.children(of: node) where !dropped.contains(child) {
      switch tag(of: child) {
      case .tr: addRow(child, isInHead: false, dropped)
      case .thead, .tbody, .tfoot:
        for row in document.children(of: child) where tag(of: row) == .tr && !dropped.contains(row) {
          addRow(row, isInHead: document.isElement(child, .thead), dropped)
        }
      case .caption: caption = child
      // A box that only scrolls.
      case .div where isMadeOfRoles:
        for row in document.children(of: child) where tag(of: row) == .tr && !dropped.contains(row) {
          addRow(row, isInHead: false, dropped)
        }
      default: break
      }
    }
  }

  private mutating func addRow(_ row: NodeID, isInHead: Bool, _ dropped: NodeSet) {
    let cells = document.children(of: row).filter { cell in
      let tag = tag(of: cell)
      return (tag == .td || tag == .th) && !dropped.contains(cell)
    }
    if !cells.isEmpty { rows.append(Row(node: row, isInHead: isInHead, cells: cells)) }
  }

  /// The element's tag, or the one that its role stands for in a table made of boxes.
  private func tag(of node: NodeID) -> Tag? {
    guard let tag = document.tag(of: node) else { return nil }
    guard isMadeOfRoles else { return tag }
    return document.withAttribute(.role, of: node) { TableRoles.tag($0, of: tag) } ?? tag
  }

  func isHeader(_ cell: NodeID) -> Bool { tag(of: cell) == .th }

  /// Returns whether the rows are lines of code, or a column of line numbers is beside a code box.
  func isCode(traits: ClassTraits) -> Bool {
    guard let first = rows.first, !rows.contains(where: { $0.isInHead }) else { return false }
    let hasNumbers = first.cells.count == 2 && isLineNumber(first.cells[0])
    if rows.count == 1, first.cells.count <= 2, document.contains(.pre, below: first.node, limit: 4000) {
      return hasNumbers || traits.contains(.codeTable)
    }
    guard first.cells.count == 2, hasNumbers else { return false }
    // A diff has two columns of numbers and isn't a code box. In a table of results, the first cells further down
    // differ.
    return rows.allSatisfy { $0.cells.count == 2 && isLineNumber($0.cells[0]) }
  }

  private func isLineNumber(_ cell: NodeID) -> Bool {
    let isDeclared =
      document.traits(cell).contains(.lineNumber) || document.attribute(named: "data-line-number", of: cell) != nil
    let hasInner = document.children(of: cell).contains { document.traits($0).contains(.lineNumber) }
    guard isDeclared || hasInner || document.contains(.pre, below: cell, limit: 8) else { return false }
    return document.visibleText(of: cell, limit: 100_000).allSatisfy { !$0.isWordByte || $0.isASCIIDigit }
  }

  /// Returns whether the table relates its cells.
  /// Other tables place parts of a page side by side.
  func isData(role: ElementFacts.Role, roles: [ElementRole]) -> Bool {
    if role == .presentation { return false }
    let columns = rows.map(\.cells.count).max() ?? 0
    let hasHeader = rows.contains { row in row.isInHead || row.cells.contains(where: isHeader) }
    var structure = 0
    var total = 0
    var largest = 0
    for row in rows {
      for cell in row.cells {
        let content = survey(cell, roles: roles)
        if content.hasTable { return false }
        structure += content.structures
        total += content.text
        largest = max(largest, content.text)
      }
    }
    if hasHeader || caption != nil { return columns > 1 || rows.count > 1 }
    if columns <= 1 || rows.count <= 1 { return false }
    // One cell holds the page and the others hold its frame.
    if largest > 800, largest * 2 > total { return false }
    return structure * 3 <= rows.count
  }

  private func survey(_ cell: NodeID, roles: [ElementRole]) -> (hasTable: Bool, structures: Int, text: Int) {
    var structures = 0
    var text = 0
    var paragraphs = 0
    var current = document.next(after: cell, within: cell)
    while let place = current {
      if document.kind(of: place) == .text {
        text += document.textLength(of: place)
      } else {
        switch document.elementRole(place, roles: roles) {
        case .table: return (true, structures, text)
        case .heading, .quote, .preformatted, .figure, .definitions: structures += 1
        case .container where document.isElement(place, .p): paragraphs += 1
        default: break
        }
      }
      current = document.next(after: place, within: cell)
    }
    return (false, structures + (paragraphs > 2 ? 1 : 0), text)
  }
}
