/// How a fetch behaves towards the web and towards this machine.
public struct FetchPolicy: Sendable {
  /// Says who asks and whom to write to.
  public var userAgent: String
  /// What robots.txt calls this program (RFC 9309, section 2.2.1).
  public var productToken = "tenhn"
  /// Redirects that are followed; one more is `too-many-redirects`.
  public var redirects = 8
  /// Bytes of body over the wire.
  var wireLimit = 6 << 20
  /// Bytes of body after the content coding is undone.
  public var bodyLimit = 8 << 20
  /// Bytes of a robots.txt that are read; RFC 9309, section 2.5 asks for 500 KiB at least.
  var robotsLimit = 512 << 10
  /// For all exchanges of a fetch together.
  public var time: Duration = .seconds(20)
  /// Requests to one host at a time, of pages and images; an API has its own.
  var requestsPerHost = 1
  /// Requests to one API at a time.
  public var requestsToAPI = 8
  /// The one exception to the rules of address and port, for tests.
  public var allowed: Set<HostPort> = []
  /// Whether names that the public DNS never has (`docs.example`) are looked up all the same: where a resolver of one's own answers for them.
  public var takesAnyName = false

  /// Creates the policy in use, under the name of `userAgent`.
  public init(userAgent: String) { self.userAgent = userAgent }

  /// Names the program and how to reach its operator.
  /// - Parameters:
  ///   - version: of this program.
  ///   - contact: a URL or an address from the configuration.
  public static func standard(version: String, contact: String? = nil) -> FetchPolicy {
    FetchPolicy(userAgent: "tenhn/\(version) (\(contact.map { "+\($0)" } ?? "ten stories, twice a day"))")
  }
}

/// A host and a port, `127.0.0.1:8099` or `[::1]:80`.
public struct HostPort: Hashable, Sendable, CustomStringConvertible {
  /// A host name or a literal address, an IPv6 one in brackets.
  public var host: String
  /// A port, 1 to 65535.
  public var port: Int

  /// Creates a pair of host and port.
  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// `host:port`, as it is written in settings.
  public var description: String { "\(host):\(port)" }

  /// Nil where there is no port, or no host.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (1...65_535).contains(port)
    else { return nil }
    let host = text[..<colon]
    guard !host.isEmpty, !host.contains(":") || host.hasPrefix("[") else { return nil }
    self.init(host: host.lowercased(), port: port)
  }
}

/// What a fetch is for: it decides which types are of use and whose manners apply.
public enum FetchPurpose: String, Sendable, Hashable {
  /// A page to read, or a PDF.
  case page
  /// A picture of an article.
  case image
  /// A source's interface, made for programs: robots.txt, which speaks of pages, is not asked.
  case api
  /// A feed of stories. Many are served as plain XML, or as a page.
  case feed
  /// Anything that an edition could use, as `tenhn fetch` has it.
  case any
}
