/// What fetching and extraction did to a story, told to the reader.
public struct Receipt: Hashable, Sendable, Codable {
  /// How much of the page's article the reader gets.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The whole article.
    case full
    /// A part, because the rest is not in the page (a pay wall, a cut text).
    case partial
    /// A short part, because the page allows no more.
    case excerpt
    /// No article: title and description only.
    case card
  }

  public var kind: Kind
  /// One clause for people that says why: `the page ends at a subscription wall`.
  public var why: String
  /// Which source won: `page`, `json-ld`, `noscript`, `hacker-news`, `plain-text`, …
  public var source: String
  /// What the verdict rests on, as numbers by name: `shareOfWords`, `droppedBlocks`, …
  public var evidence: [String: Double]

  /// The name of the evidence that a page could not be read with certainty: 1 where it is shown as it was understood, and may
  /// hold more or less than the article.
  public static let doubtful = "doubtful"

  public init(kind: Kind, why: String, source: String, evidence: [String: Double] = [:]) {
    self.kind = kind
    self.why = why
    self.source = source
    self.evidence = evidence
  }
}
