/// What fetching and extraction did to a story. Readers see it.
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

  /// How much of the article there is.
  public var kind: Kind
  /// Why, as one clause for people: `the page ends at a subscription wall`.
  public var why: String
  /// Which source won: `page`, `json-ld`, `noscript`, `hacker-news`, `plain-text`, …
  public var source: String
  /// What the verdict rests on, as numbers by name: `shareOfWords`, `droppedBlocks`, …
  public var evidence: [String: Double]
  /// How sure the kind is, from 0 to 1: of pages with 0.9, nine in ten have that kind.
  ///
  /// Nil in editions sealed before it was recorded.
  public var confidence: Double?
  /// The names of the signs that decided, the strongest first. Nil in editions sealed before they were recorded.
  public var signs: [String]?

  /// The name of the evidence that a page could not be read with certainty.
  ///
  /// Its value is 1. The page is shown as it was understood; text may be missing or not belong to the article.
  public static let doubtful = "doubtful"

  /// Makes a receipt.
  public init(
    kind: Kind, why: String, source: String, evidence: [String: Double] = [:], confidence: Double? = nil,
    signs: [String]? = nil
  ) {
    self.kind = kind
    self.why = why
    self.source = source
    self.evidence = evidence
    self.confidence = confidence
    self.signs = signs
  }
}
