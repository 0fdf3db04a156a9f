import ArgumentParser
import Diagnosis
import DNSSEC
import EditionModel
import Fetching
import Foundation
import OfflineCommands
import WebAddress

/// The flags of `doctor` for other roots than the internet's.
struct ChainOptions: ParsableArguments {
  @Option(
    name: [.customLong("root-hints"), .customLong("from")],
    help: "FILE with the root's servers, in the format of zone files; for a root of your own.")
  var rootHints: String?

  @Option(
    name: [.customLong("trust-anchor"), .customLong("anchor")],
    help: "FILE with DS or DNSKEY records of the root that are trusted.")
  var trustAnchor: String?

  /// The way over the internet's own root and this machine's name server.
  static func internet(_ fetcher: Fetcher) -> HostExamination.Means {
    let server = NameServers.system.flatMap { IPAddress($0) }.map { NameServer(name: .root, address: $0) }
    return HostExamination.Means(
      fetcher: fetcher, resolver: SystemResolver(), nameServer: server, link: LiveServerLink(),
      chain: ChainExamination(link: LiveServerLink(), now: { Timestamp.now.rawValue }))
  }

  func means(_ fetcher: Fetcher, _ network: ResolverOptions) throws -> HostExamination.Means {
    let link = LiveServerLink()
    let chain = ChainExamination(
      link: link, roots: try roots(), anchors: try anchors(), now: { Timestamp.now.rawValue })
    let place = network.place ?? NameServers.system.map { HostPort(host: $0, port: 53) }
    let server = place.flatMap { place in
      IPAddress(place.host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))).map {
        NameServer(name: .root, address: $0)
      }
    }
    let resolver: any Resolver = network.resolver ?? SystemResolver()
    return HostExamination.Means(
      fetcher: fetcher, resolver: resolver, nameServer: server,
      link: LiveServerLink(port: place?.port ?? 53), chain: chain)
  }

  private func roots() throws -> RootServers {
    guard let path = rootHints else { return .internet }
    guard let roots = RootServers(hints: try read(path)) else {
      throw CommandFailure("\(path) lists no server of the root: write lines such as \"a.root. 3600 A 192.0.2.1\".")
    }
    return roots
  }

  private func anchors() throws -> TrustAnchors {
    guard let path = trustAnchor else { return .internet }
    guard let anchors = TrustAnchors(file: try read(path)) else {
      throw CommandFailure("\(path) has no key of the root: write lines such as \". IN DS 20326 8 2 E06D…\".")
    }
    return anchors
  }

  private func read(_ path: String) throws -> String {
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw CommandFailure("\(path) can't be read: \(error.localizedDescription)")
    }
  }
}
