/// Why a fetch gave nothing that an edition can use.
public struct FetchFailure: Error, Sendable, Hashable, Codable {
  /// The codes of `tenhn fetch`.
  public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    /// The address is not on the public Internet.
    case blockedAddress = "blocked-address"
    /// The scheme, the port or a user name in the URL is refused, or the text isn't a URL.
    case blockedURL = "blocked-url"
    case dns, connect, tls, timeout
    case tooLarge = "too-large"
    case tooManyRedirects = "too-many-redirects"
    /// The answer isn't a complete HTTP response.
    case badResponse = "bad-response"
    /// The content coding is unknown, stacked or damaged.
    case badEncoding = "bad-encoding"
    /// The status is neither 200 nor 203, so there is no page.
    case httpStatus = "http-status"
    /// The site's robots.txt asks to stay away.
    case robots
    case unsupportedType = "unsupported-type"
  }

  /// The code that `tenhn fetch` prints and archives keep.
  public var code: Code
  /// One clause for a person.
  public var message: String

  /// Whether nobody was reached: no name server that knows the host, or no connection to it.
  public var madeNoConnection: Bool { code == .dns || code == .connect }

  /// Creates a failure; `message` is one clause for a person.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// Creates the failure of an answer whose status brings no page.
  public init(status: Int) {
    let message =
      switch status {
      case 401, 402, 403, 407, 451: "the site refused us (\(status))"
      case 404, 410: "the page isn't there any more (\(status))"
      case 429: "the site asked us to come back later (429)"
      case 500...: "the site had a problem (\(status))"
      default: "the site didn't send a page (\(status))"
      }
    self.init(.httpStatus, message)
  }
}
