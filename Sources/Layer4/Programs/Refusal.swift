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
  static let noSuchEdition = Refusal(.notFound, "No such edition. See /api/v1/editions.")
  /// The number names no story of the edition.
  public static let noSuchStory = Refusal(
    .notFound, "No such story in this edition. Stories are numbered from 1 to 10.")
}
