/// Why a fetch gave nothing that an edition could use.
public struct FetchFailure: Error, Sendable, Hashable, Codable {
  /// The codes of `tenhn fetch`.
  public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    /// The address is not on the public Internet.
    case blockedAddress = "blocked-address"
    /// The scheme, the port or a user name in the URL is refused, or it is no URL at all.
    case blockedURL = "blocked-url"
    case dns, connect, tls, timeout
    case tooLarge = "too-large"
    case tooManyRedirects = "too-many-redirects"
    /// What came is no HTTP response, or not a whole one.
    case badResponse = "bad-response"
    /// The content coding is unknown, stacked or damaged.
    case badEncoding = "bad-encoding"
    /// The answer is no page: any status but 200 and 203.
    case httpStatus = "http-status"
    /// The site's robots.txt asks to stay away.
    case robots
    case unsupportedType = "unsupported-type"
  }

  /// The code that `tenhn fetch` prints and archives keep.
  public var code: Code
  /// One clause for a person.
  public var message: String

  /// Creates a failure; `message` is one clause for a person.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
