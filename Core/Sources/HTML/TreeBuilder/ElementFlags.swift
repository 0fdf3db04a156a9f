/// The sets of elements that the algorithm asks about, as bits stored with each open element.
struct ElementFlags: OptionSet, BitwiseCopyable {
  let rawValue: UInt32

  /// 13.2.4.2, the "special" category.
  static let special = ElementFlags(rawValue: 1)
  /// The "formatting" category.
  static let formatting = ElementFlags(rawValue: 1 << 1)
  /// The elements that end a search for an element in scope.
  static let scope = ElementFlags(rawValue: 1 << 2)
  /// What ends a search in list item scope, in button scope, in table scope.
  static let listItemScope = ElementFlags(rawValue: 1 << 3)
  static let buttonScope = ElementFlags(rawValue: 1 << 4)
  static let tableScope = ElementFlags(rawValue: 1 << 5)
  /// Elements whose end tags are implied (13.2.6.3), and those implied thoroughly.
  static let impliedEnd = ElementFlags(rawValue: 1 << 7)
  static let thoroughlyImpliedEnd = ElementFlags(rawValue: 1 << 8)
  static let heading = ElementFlags(rawValue: 1 << 9)
  /// `table`, `tbody`, `tfoot`, `thead`, `tr`: misplaced content in them moves before the table.
  static let fosters = ElementFlags(rawValue: 1 << 10)
  /// Elements that put a marker on the list of active formatting elements.
  static let marker = ElementFlags(rawValue: 1 << 11)
  static let mathMLTextIntegrationPoint = ElementFlags(rawValue: 1 << 12)
  static let htmlIntegrationPoint = ElementFlags(rawValue: 1 << 13)
  /// `address`, `div` and `p`: special elements that don't end the search for an open list item.
  static let transparentToItems = ElementFlags(rawValue: 1 << 14)
  /// `tbody`, `tfoot`, `thead`.
  static let tableSection = ElementFlags(rawValue: 1 << 15)
  /// `html` and `template`: clearing the stack back to a table body or row stops here.
  static let templateOrRoot = ElementFlags(rawValue: 1 << 16)

  /// Scopes by the bit that ends a search in them.
  static let inScope: ElementFlags = .scope
  static let inListItemScope: ElementFlags = [.scope, .listItemScope]
  static let inButtonScope: ElementFlags = [.scope, .buttonScope]
  static let inTableScope: ElementFlags = .tableScope

  @inline(__always)
  func intersects(_ other: ElementFlags) -> Bool { rawValue & other.rawValue != 0 }
}
