import EditionModel
import Programs
import WebAddress

/// Where readers find the site.
extension Settings {
  /// The address that links begin with, unless a trusted proxy was asked for another one.
  var address: String { self.baseURL ?? Self.address(host: reachableHost, port: self.port) }

  /// Whether links begin with the host that a trusted proxy was asked for: nobody has said what else.
  var followsRequests: Bool { self.baseURL == nil }

  /// Whether the site listens on every address of this machine.
  var listensEverywhere: Bool { ["0.0.0.0", "::", "[::]"].contains(self.host) }

  /// The addresses that readers can type: those of the home network first, this machine's own last.
  ///
  /// - Parameter port: where the site listens.
  func typedAddresses(port: Int) -> [String] {
    guard listensEverywhere else { return [Self.address(host: self.host, port: port)] }
    return (machine.addresses + ["127.0.0.1"]).map { Self.address(host: $0, port: port) }
  }

  /// Why links of feeds, books and pages would lead nowhere for some readers, and what to do; nil if they lead to the site.
  ///
  /// - Parameter isExport: whether the site is written for another host.
  func linkWarning(isExport: Bool = false) -> String? {
    guard let written = self.baseURL else {
      if isExport {
        return "Links in feeds and books lead to \(address). Set base-url to the address that the files will have."
      }
      return self.audience == .public && Self.isHere(reachableHost)
        ? "Readers get links to \(address), which is this machine, unless a proxy passes their Host on. Set base-url."
        : nil
    }
    guard let url = WebURL(written), let host = url.host else { return nil }
    if Self.isHere(host), isExport || self.audience == .public || !Self.isHere(self.host) {
      return
        "base-url is \(written), which leads other machines to themselves. Set it to the address that readers type."
    }
    let port = url.port ?? (url.scheme == "https" ? 443 : 80)
    if !isExport, url.scheme == "http", port != 80, port != self.port,
      Self.isHere(host) || machine.addresses.contains(host)
    {
      return "base-url says port \(port), and the site listens on port \(self.port). Change one of them."
    }
    return nil
  }

  private var reachableHost: String {
    listensEverywhere ? machine.addresses.first ?? "127.0.0.1" : self.host
  }

  private static func isHere(_ host: String) -> Bool {
    host == "localhost" || (try? TrustedProxies("loopback"))?.contains(host.filter { $0 != "[" && $0 != "]" }) == true
  }

  private static func address(host: String, port: Int) -> String {
    let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    return "http://\(name)" + (port == 80 ? "" : ":\(port)")
  }
}
