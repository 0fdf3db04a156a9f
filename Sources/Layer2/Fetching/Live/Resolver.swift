public import WebAddress

/// Turns a host name into addresses.
public protocol Resolver: Sendable {
  /// Every address of the name. One that isn't public spoils them all.
  func addresses(of name: String) async throws(FetchFailure) -> [IPAddress]
}

extension [IPAddress] {
  /// The addresses to try, IPv4 first, because it reaches more sites from more networks.
  ///
  /// Throws if any address isn't public: a name with public and private addresses is an attack or a mistake.
  public func vetted(name: String, isAllowed: Bool) throws(FetchFailure) -> [IPAddress] {
    guard !isEmpty else { throw FetchFailure(.dns, "\(name) has no address") }
    if !isAllowed, let refused = first(where: { !$0.isGloballyReachable }) {
      throw FetchFailure(.blockedAddress, "\(name) leads to \(refused), which is not on the public Internet")
    }
    let isV4: (IPAddress) -> Bool = { if case .v4 = $0 { true } else { false } }
    return Array(filter(isV4).prefix(1) + filter { !isV4($0) }.prefix(1))
  }
}
