/// The facts that the HTTP exchange gives about a page, for the receipt.
/// All fields are optional.
public struct ExchangeFacts: Hashable, Sendable, Codable {
  /// The status of the response.
  public var status: Int?
  /// The requested address.
  public var requested: String?
  /// The address after redirects.
  public var final: String?
  /// Whether the response has a `Retry-After` field.
  public var asksToRetry = false
  /// Whether the response says `cf-mitigated: challenge`, or the like.
  public var isChallenge = false

  /// Creates the facts that are known.
  public init(
    status: Int? = nil, requested: String? = nil, final: String? = nil, asksToRetry: Bool = false,
    isChallenge: Bool = false
  ) {
    self.status = status
    self.requested = requested
    self.final = final
    self.asksToRetry = asksToRetry
    self.isChallenge = isChallenge
  }
}

extension ExchangeFacts {
  /// The evidence against an article: the sign's name, its weight in log-odds, and the sentence for readers.
  var obstacle: (sign: String, weight: Float, why: String)? {
    if isChallenge { return ("challengeHeader", 8, ReceiptWords.proof) }
    if let status, status >= 400 { return ("status", 6, "The site refused us (\(status)).") }
    if let final, let requested, Self.path(of: requested).count > 1 {
      let path = Self.path(of: final).lowercased()
      if Self.logins.contains(where: { path.contains($0) }), !Self.path(of: requested).lowercased().contains(path) {
        return ("redirectedToLogin", 4, ReceiptWords.account)
      }
      if path.isEmpty || path == "/" { return ("redirectedToRoot", 3, "The site sent us to its front page.") }
    }
    if asksToRetry { return ("retryAfter", 2, ReceiptWords.fault) }
    return nil
  }

  private static let logins = ["/login", "/signin", "/sign-in", "/log-in", "/auth/", "/sso/", "/consent", "/register"]

  /// Returns the path of an address without its query.
  /// It is empty if the address has only a host.
  private static func path(of address: String) -> Substring {
    var rest = Substring(address)
    if let scheme = rest.utf8.firstIndex(of: UInt8(ascii: ":")) {
      rest = rest[scheme...].drop { $0 == ":" || $0 == "/" }
    }
    guard let slash = rest.firstIndex(of: "/") else { return "" }
    return rest[slash...].prefix { $0 != "?" && $0 != "#" }
  }
}
