import ArgumentParser
import EditionModel
import Fetching

/// The flag of commands that show what the network does: `fetch` and `doctor`.
struct ResolverOptions: ParsableArguments {
  @Option(
    name: .customLong("resolver"), help: "ADDRESS:PORT of the name server to ask instead of the system.",
    transform: Self.place)
  var place: HostPort?

  /// Asks that name server; nil where the system's are asked.
  var resolver: StubResolver? {
    place.flatMap { StubResolver(address: Self.address(of: $0), port: $0.port) }
  }

  /// The policy of the settings, as far as names are concerned for the resolver in use.
  func policy(_ settings: Settings) -> FetchPolicy {
    var policy = settings.fetchPolicy
    policy.takesAnyName = resolver != nil
    return policy
  }

  func transport(_ policy: FetchPolicy) -> LiveTransport {
    guard let resolver else { return LiveTransport(policy: policy) { .now } }
    return LiveTransport(policy: policy, resolver: resolver) { .now }
  }

  private static func address(of place: HostPort) -> String {
    place.host.hasPrefix("[") ? String(place.host.dropFirst().dropLast()) : place.host
  }

  @Sendable private static func place(_ text: String) throws -> HostPort {
    guard let place = HostPort(text) else { throw ValidationError("\"\(text)\" isn't ADDRESS:PORT") }
    guard StubResolver(address: address(of: place), port: place.port) != nil else {
      throw ValidationError("--resolver takes a numeric address and a port, such as 127.0.0.1:53")
    }
    return place
  }
}
