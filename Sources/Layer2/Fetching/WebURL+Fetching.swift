public import WebAddress

extension WebURL {
  /// The host, empty where there is none.
  public var hostName: String { host ?? "" }

  /// The port that is connected to.
  public var connectPort: Int { port ?? (scheme == "https" ? 443 : 80) }

  /// What the request line asks for.
  var requestTarget: String { path + (query.map { "?\($0)" } ?? "") }

  /// Where the site keeps its robots.txt (RFC 9309, section 2.3).
  var robotsURL: WebURL? { WebURL("/robots.txt", base: self) }
}

extension FetchPolicy {
  /// Why a URL is not fetched, as far as the URL alone can tell; nil where it may be.
  /// - Parameter judgesNames: names matter where they are looked up; an archive answers for any.
  public func refusal(of url: WebURL, judgesNames: Bool) -> FetchFailure? {
    do throws(FetchableURL.Refusal) {
      _ = try FetchableURL(url, allowed: Set(allowed.map(\.description)))
      return nil
    } catch {
      return error == .hostName && !judgesNames ? nil : FetchFailure(error, url: url)
    }
  }
}

extension FetchFailure {
  init(_ refusal: FetchableURL.Refusal, url: WebURL) {
    self =
      switch refusal {
      case .malformed: FetchFailure(.blockedURL, "it isn't a URL")
      case .scheme: FetchFailure(.blockedURL, "the scheme is \(url.scheme), not http or https")
      case .credentials: FetchFailure(.blockedURL, "the URL has a user name in it")
      case .port: FetchFailure(.blockedURL, "port \(url.connectPort) isn't a web port")
      case .hostName: FetchFailure(.blockedAddress, "\(url.hostName) isn't a public host name")
      case .address: FetchFailure(.blockedAddress, "\(url.hostName) is not on the public Internet")
      }
  }
}
