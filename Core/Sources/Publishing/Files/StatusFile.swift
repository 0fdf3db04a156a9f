/// A form in which the site reports its status.
public enum StatusFile: String, Hashable, Sendable, CaseIterable {
  case page = "/status"
  case json = "/status.json"
  case feed = "/status.atom"

  /// The path under the site's root.
  public var path: String { rawValue }

  init?(path: String) { self.init(rawValue: path) }
}
