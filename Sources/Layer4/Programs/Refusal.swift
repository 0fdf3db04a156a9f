/// Why a request can't be answered, in words for whoever sent it.
public struct Refusal: Error, Hashable, Sendable {
  /// What kind of refusal it is; each way in says it in its own terms.
  public enum Reason: Hashable, Sendable {
    /// The request itself is wrong.
    case invalid
    /// What is asked for doesn't exist.
    case notFound
    /// Too many came from one place.
    case tooMany
  }

  /// What kind of refusal it is.
  public let reason: Reason
  /// One of our own sentences, never a part of the request.
  public let detail: String
  /// Seconds after which the request may be tried again.
  public let retryAfter: Int?

  /// Makes a refusal.
  public init(_ reason: Reason, _ detail: String, retryAfter: Int? = nil) {
    self.reason = reason
    self.detail = detail
    self.retryAfter = retryAfter
  }

  /// The key names no edition.
  ///
  /// - Parameter basePath: the path of the site's root on its host.
  static func noSuchEdition(_ basePath: String) -> Refusal {
    Refusal(.notFound, "No such edition. See \(basePath)/api/v1/editions.")
  }
  /// The newest edition is asked for, and none is there.
  static let noEditionYet = Refusal(.notFound, "There is no edition yet.")
  /// The sample is asked for.
  static func sample(_ basePath: String) -> Refusal {
    Refusal(
      .notFound,
      "The sample is a page to look at, not an edition, and isn't served here. See \(basePath)/api/v1/editions.")
  }
  /// The number names no story of the edition.
  public static let noSuchStory = Refusal(
    .notFound, "No such story in this edition. Stories are numbered from 1 to 10, and reserves that were read from 11.")
}
