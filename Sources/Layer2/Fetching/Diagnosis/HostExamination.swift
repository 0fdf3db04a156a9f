public import WebAddress

/// The way to a host, layer by layer from below, up to the first that is broken: what `tenhn doctor HOST` shows.
public struct HostExamination: Sendable {
  /// One layer's state.
  public struct Step: Sendable, Hashable {
    /// The name of the layer, such as `TLS`.
    public var layer: String
    /// Whether it works.
    public var isSound: Bool
    /// What was seen, in one clause.
    public var text: String
    /// What to do about it, or whose fault it is.
    public var hint: String?
  }

  /// In order; the last one is broken, or all are sound.
  public private(set) var steps: [Step] = []

  /// The first layer that is broken; nil if all are sound.
  public var firstBroken: Step? { steps.first { !$0.isSound } }

  /// How the examination reaches the world.
  public struct Means: Sendable {
    var fetcher: Fetcher
    var resolver: any Resolver
    var validation: @Sendable (String) async -> NameValidation
    var connect: @Sendable (IPAddress, Int) async -> Bool

    /// - Parameters:
    ///   - validation: what the name server says about a name's signatures.
    ///   - connect: whether an address takes a connection at a port.
    public init(
      fetcher: Fetcher, resolver: any Resolver, validation: @escaping @Sendable (String) async -> NameValidation,
      connect: @escaping @Sendable (IPAddress, Int) async -> Bool = { await TCPProbe.connects(to: $0, port: $1) }
    ) {
      self.fetcher = fetcher
      self.resolver = resolver
      self.validation = validation
      self.connect = connect
    }
  }

  /// - Parameter place: a host, `example.org` or `example.org:8443`, taken as HTTPS, or a URL.
  public init(of place: String, by means: Means) async {
    let text = place.contains("://") ? place : "https://\(place)/"
    guard let url = WebURL(text), !url.hostName.isEmpty else {
      fail("address", "\(place) is no host and no URL", "Write a name such as example.org, or a whole URL.")
      return
    }
    if let refusal = means.fetcher.policy.refusal(of: url, judgesNames: !means.fetcher.policy.takesAnyName) {
      fail("address", refusal.message, "10HN fetches from public addresses and the ports of the web alone.")
      return
    }
    guard let addresses = await look(up: url, by: means) else { return }
    guard await connect(to: addresses, port: url.connectPort, by: means) else { return }
    await fetch(url, by: means)
  }

  private mutating func look(up url: WebURL, by means: Means) async -> [IPAddress]? {
    let host = url.hostName
    let policy = means.fetcher.policy
    let isAllowed = policy.allowed.contains(HostPort(host: host, port: url.connectPort))
    let literal = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    if let address = IPAddress(literal) {
      pass("name", "\(literal) is an address and needs no name server")
      return [address]
    }
    let validation = await means.validation(host)
    do throws(FetchFailure) {
      let addresses = try await means.resolver.addresses(of: host).vetted(name: host, isAllowed: isAllowed)
      pass("name", "\(host) is \(addresses.map(\.description).joined(separator: " and "))")
      if let text = HostExamination.text(of: validation) { pass("validation", text) }
      return addresses
    } catch {
      if validation == .bogus {
        fail(
          "validation", "the name server refuses \(host): its signatures are wrong",
          "That is for the owner of the name to repair; until then everyone whose name server checks can't reach it.")
      } else if error.code == .blockedAddress {
        fail("address", error.message, "A public name that leads to a private address is an attack or a mistake.")
      } else {
        fail("name", error.message, "Is the name written correctly, and does this machine's name server answer?")
      }
      return nil
    }
  }

  private mutating func connect(to addresses: [IPAddress], port: Int, by means: Means) async -> Bool {
    for address in addresses where await means.connect(address, port) {
      pass("TCP", "\(address) takes connections at port \(port)")
      return true
    }
    fail(
      "TCP", "no address takes a connection at port \(port)",
      "The server is down, or a firewall stands between; try from another line.")
    return false
  }

  private mutating func fetch(_ url: WebURL, by means: Means) async {
    let result = await means.fetcher.fetch(url.href, as: .any)
    let isSecure = url.scheme == "https"
    guard let failure = result.failure else {
      if isSecure { pass("TLS", "the certificate is good") }
      pass("HTTP", "\(result.status ?? 0), \(result.type ?? "no type"), \(result.body.count) bytes")
      pass("robots", "robots.txt lets tenhn read it")
      return
    }
    if failure.code == .tls {
      fail(
        "TLS", failure.message,
        "An expired or foreign certificate is the site's to renew; is this machine's clock right?")
      return
    }
    if isSecure { pass("TLS", "the certificate is good") }
    switch failure.layer {
    case .robots:
      pass("HTTP", "the server answers")
      fail("robots", failure.message, "The site's own wish; its stories become cards.")
    default:
      fail("HTTP", failure.message, HostExamination.hint(status: result.status))
    }
  }

  private static func text(of validation: NameValidation) -> String? {
    switch validation {
    case .validated: "the name server checked its signatures"
    case .notValidated: "the name server reports no checked signatures: unsigned, or it does not check"
    case .bogus, .unknown: nil
    }
  }

  private static func hint(status: Int?) -> String {
    switch status {
    case 401, 403: "The site refuses programs, this address or readers without an account."
    case 404, 410: "The page is gone or has moved."
    case 429: "The site is asked too often from here."
    case .some(500...): "The site is out of order; it may be back later."
    default: "The server answers, but not as the web's protocol asks, or not in time."
    }
  }

  private mutating func pass(_ layer: String, _ text: String) {
    steps.append(Step(layer: layer, isSound: true, text: text))
  }

  private mutating func fail(_ layer: String, _ text: String, _ hint: String) {
    steps.append(Step(layer: layer, isSound: false, text: text, hint: hint))
  }
}
