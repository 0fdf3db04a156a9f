/// A number with its noun: `1 page`, `2 pages`, `1,204 comments`.
///
/// Everything that counts for people says it by this function: a sentence with a fixed plural is wrong for one.
///
/// - Parameter many: the plural; nil for the noun with an s.
public func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
}

/// `1,204`.
public func grouped(_ number: Int) -> String {
  guard number >= 1000 else { return String(number) }
  let rest = String(number % 1000)
  return grouped(number / 1000) + "," + String(repeating: "0", count: 3 - rest.count) + rest
}
