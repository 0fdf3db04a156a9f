import ArgumentParser
import EditionModel
import Fetching

/// The flag of commands that show what the network does: `fetch` and `doctor`.
struct ResolverOptions: ParsableArguments {
  @Option(help: "ADDRESS:PORT of the name server to ask instead of the system.", transform: Self.stub)
  var resolver: StubResolver?

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

  @Sendable private static func stub(_ text: String) throws -> StubResolver {
    guard let place = HostPort(text) else { throw ValidationError("\"\(text)\" isn't ADDRESS:PORT") }
    let address = place.host.hasPrefix("[") ? String(place.host.dropFirst().dropLast()) : place.host
    guard let stub = StubResolver(address: address, port: place.port) else {
      throw ValidationError("--resolver takes a numeric address and a port, such as 127.0.0.1:53")
    }
    return stub
  }
}
