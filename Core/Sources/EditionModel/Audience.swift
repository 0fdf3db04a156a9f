/// Who may read a site.
public enum Audience: String, Hashable, Sendable, Codable, CaseIterable {
  /// The operator alone: full articles.
  case `private`
  /// Anyone: full articles only if the site allows them.
  case `public`
}
