public import DNSSEC
import EditionModel
public import Fetching
public import WebAddress

/// Goes the way to a host, layer by layer from below, up to the first that is broken: what `tenhn doctor HOST` shows.
public struct HostExamination: Sendable {
  /// How the examination reaches the world.
  public struct Means: Sendable {
    var fetcher: Fetcher
    var resolver: any Resolver
    var nameServer: NameServer?
    var link: any ServerLink
    var chain: ChainExamination
    var connect: @Sendable (IPAddress, Int) async -> Bool
    var greeting: @Sendable (String, IPAddress, Int) async -> TLSGreeting?

    /// - Parameters:
    ///   - resolver: how the program itself finds addresses.
    ///   - nameServer: the resolver behind it, which is asked in detail; nil if there is none that is known.
    ///   - link: how the name server is asked.
    ///   - chain: follows the signatures.
    ///   - connect: whether an address takes a connection at a port.
    ///   - greeting: what a host shows of itself when TLS is set up with it at an address and a port.
    public init(
      fetcher: Fetcher, resolver: any Resolver, nameServer: NameServer?, link: any ServerLink, chain: ChainExamination,
      connect: @escaping @Sendable (IPAddress, Int) async -> Bool = { await TCPProbe.connects(to: $0, port: $1) },
      greeting: @escaping @Sendable (String, IPAddress, Int) async -> TLSGreeting? = {
        await TLSProbe.greeting(of: $0, at: $1, port: $2)
      }
    ) {
      self.fetcher = fetcher
      self.resolver = resolver
      self.nameServer = nameServer
      self.link = link
      self.chain = chain
      self.connect = connect
      self.greeting = greeting
    }
  }

  private let means: Means

  /// Makes an examination by some means.
  public init(_ means: Means) { self.means = means }

  /// Examines a host.
  /// - Parameter place: a host, `example.org` or `example.org:8443`, taken as HTTPS, or a URL.
  public func report(on place: String) async -> HostReport {
    var walk = HostWalk(place)
    guard let url = walk.url else {
      walk.fail(.name, "\(place) is neither a host name nor a URL", "Write a name such as example.org, or a whole URL.")
      return walk.report
    }
    let policy = means.fetcher.policy
    if let refusal = policy.refusal(of: url, judgesNames: !policy.takesAnyName) {
      walk.fail(.name, refusal.message, "10HN fetches from public addresses and the ports of the web alone.")
      return walk.report
    }
    if let addresses = await addresses(url, &walk), let address = await connect(addresses, url, &walk) {
      await fetch(url, from: address, &walk)
    }
    return walk.report
  }

  // MARK: - Names

  private func addresses(_ url: WebURL, _ walk: inout HostWalk) async -> [IPAddress]? {
    let host = url.hostName
    let literal = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    if let address = IPAddress(literal) {
      for layer in [HostReport.Layer.clock, .resolver, .name, .chain] {
        walk.pass(layer, "\(literal) is an address and needs no name")
      }
      walk.pass(.addresses, "\(address)")
      return [address]
    }
    guard let name = DomainName(host) else {
      walk.fail(.name, "\(host) is longer than a name may be", "Write a name such as example.org.")
      return nil
    }
    async let chain = means.chain.report(on: name)
    async let found = lookUp(host)
    let (signed, resolved, answer) = (await chain, await asked(name), await found)
    walk.chain = signed
    walk.judge(clock: signed)
    walk.judge(resolved, of: host)
    walk.judge(name: host, answer, resolved, signed)
    walk.judge(chain: signed)
    guard walk.isWhole, case .success(let addresses) = answer else { return nil }
    let isAllowed = means.fetcher.policy.allowed.contains(HostPort(host: host, port: url.connectPort))
    return walk.judge(addresses, of: host, isAllowed: isAllowed)
  }

  private func lookUp(_ host: String) async -> Result<[IPAddress], FetchFailure> {
    do throws(FetchFailure) {
      return .success(try await means.resolver.addresses(of: host))
    } catch {
      return .failure(error)
    }
  }

  private func asked(_ name: DomainName) async -> ResolverReport? {
    guard let server = means.nameServer else { return nil }
    return await ResolverReport(of: name, from: server, by: means.link)
  }

  // MARK: - The server

  private func connect(_ addresses: [IPAddress], _ url: WebURL, _ walk: inout HostWalk) async -> IPAddress? {
    for address in addresses where await means.connect(address, url.connectPort) {
      walk.pass(.tcp, "\(address) takes connections at port \(url.connectPort)")
      return address
    }
    walk.fail(
      .tcp, "no address takes a connection at port \(url.connectPort)",
      "The server is down, or a firewall blocks the way; try from another network.")
    return nil
  }

  private func fetch(_ url: WebURL, from address: IPAddress, _ walk: inout HostWalk) async {
    let isSecure = url.scheme == "https"
    let greeting = isSecure ? await means.greeting(url.hostName, address, url.connectPort) : nil
    let result = await means.fetcher.fetch(url.href, as: .any)
    walk.judge(result, isSecure: isSecure, greeting, host: url.hostName, at: Timestamp(means.chain.now()))
  }
}
