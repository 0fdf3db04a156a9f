/// How long a copy of an answer may be used.
enum CacheRule: String, Sendable {
  /// Only after asking whether it changed.
  case revalidated = "no-cache"
  /// For ever: the address names the bytes.
  case immutable = "public, max-age=31536000, immutable"
  /// Not at all.
  case never = "no-store"
}
