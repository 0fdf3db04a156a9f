import HTML

/// Tables that are made of boxes with roles instead of a table's own elements.
enum TableRoles {
  /// Returns the table's element that a box with a role stands for, or nil if it stands for none.
  static func tag(_ role: Span<UInt8>, of tag: Tag) -> Tag? {
    guard tag == .div || tag == .span || tag == .section || tag == .p || !tag.isKnown else { return nil }
    return names.first { role.equals($0.0) }?.1
  }

  private static let names: [(StaticString, Tag)] = [
    ("table", .table), ("rowgroup", .tbody), ("row", .tr), ("cell", .td), ("gridcell", .td), ("rowheader", .th),
    ("columnheader", .th), ("caption", .caption),
  ]
}
