import ArgumentParser
import EditionModel
import Fetching
import Foundation

/// The flags of commands that show what the network does: `fetch` and `doctor`.
struct NetworkOptions: ParsableArguments {
  @Option(name: .customLong("allow"), help: "HOST:PORT that may be fetched from although it is not public; for tests.")
  var allowed: [String] = []

  @Option(help: "ADDRESS:PORT of the name server to ask instead of the system.")
  var resolver: String?

  func policy(contact: String?) throws -> FetchPolicy {
    var policy = FetchPolicy.standard(version: Engine.version, contact: contact)
    policy.allowed = try Set(allowed.map(hostPort))
    policy.takesAnyName = resolver != nil
    return policy
  }

  func transport(_ policy: FetchPolicy) throws -> LiveTransport {
    guard let stub = try stub() else { return LiveTransport(policy: policy) { .now } }
    return LiveTransport(policy: policy, resolver: stub) { .now }
  }

  /// The name server of `--resolver`; nil without it.
  func stub() throws -> StubResolver? {
    guard let resolver else { return nil }
    let place = try hostPort(resolver)
    let address = place.host.hasPrefix("[") ? String(place.host.dropFirst().dropLast()) : place.host
    guard let stub = StubResolver(address: address, port: place.port) else {
      throw ValidationError("--resolver takes a numeric address and a port, such as 127.0.0.1:53")
    }
    return stub
  }

  private func hostPort(_ text: String) throws -> HostPort {
    guard let value = HostPort(text) else { throw ValidationError("\(text) is not HOST:PORT") }
    return value
  }
}
