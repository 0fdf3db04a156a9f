/// The rules beyond points. Each can be left out to measure its cost.
public enum Rule: String, Sendable, CaseIterable, Codable {
  /// A site's second story counts for less, and a third isn't chosen.
  case sites
  /// The same for a word that names a story's topic.
  case topics
  /// Two stories about one event are one pick.
  case events
  /// A falling story with far more comments than points is argued about, not read.
  case heat
  /// A story long on the page with few comments gains: the speed of points misses it.
  case depth
  /// A story that suddenly left the top of the page was taken down, whatever its points.
  case takenDown
}
