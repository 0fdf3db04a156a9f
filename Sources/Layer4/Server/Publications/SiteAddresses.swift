/// The addresses that a site has for itself, where no publication may be.
public enum SiteAddresses {
  /// The first parts of the site's own paths. Those with a dot are no names of publications anyway.
  static let own: Set<String> = [
    "about", "api", "archive", "blobs", "bounces", "corrections", "doctor", "editions", "get", "healthz", "mcp",
    "metrics",
    "offline", "opds", "opds-search", "push", "readyz", "saved", "search", "settings", "status", "subscribe",
    "unsubscribe", "week",
  ]

  /// Whether a publication may be served under a name.
  public static func isFree(_ name: String) -> Bool { !own.contains(name) && !name.isEmpty && !name.hasPrefix("-") }
}
