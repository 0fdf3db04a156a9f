/// What is more than points. Each can be left out, to measure what it costs.
public enum Rule: String, Sendable, CaseIterable, Codable {
  /// A site's second story weighs less, a third isn't carried.
  case sites
  /// So with a word that says what a story is about.
  case topics
  /// Two stories about one event are one pick.
  case events
  /// Far more comments than points on the way off the page: argued about, not read.
  case heat
  /// Long on the page with few comments: room for what the speed of points misses.
  case depth
  /// What fell from the top of the page at once was taken down, whatever its points.
  case takenDown
}
