/// A path with parameters in braces, as OpenAPI writes it: `/editions/{key}/{number}`.
struct PathPattern: Sendable {
  private let parts: [Substring]

  init(_ pattern: String) { parts = pattern.split(separator: "/", omittingEmptySubsequences: false) }

  /// The parameters' values, percent-decoded; nil where the path is another.
  func values(in path: String) -> [String: String]? {
    let given = path.split(separator: "/", omittingEmptySubsequences: false)
    guard given.count == parts.count else { return nil }
    var values: [String: String] = [:]
    for (part, value) in zip(parts, given) {
      if part.hasPrefix("{") {
        guard !value.isEmpty else { return nil }
        // A plus is a plus in a path.
        values[String(part.dropFirst().dropLast())] = FormText.decoded(value.replacing("+", with: "%2B"))
      } else if part != value {
        return nil
      }
    }
    return values
  }
}
