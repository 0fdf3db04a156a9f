public import WebAddress

/// Turns a host name into addresses.
public protocol Resolver: Sendable {
  /// Every address of the name, none left out: one that is not public spoils them all.
  func addresses(of name: String) async throws(FetchFailure) -> [IPAddress]
}

extension [IPAddress] {
  /// The addresses to try, IPv4 first since it reaches more sites from more lines.
  ///
  /// Throws where any address is not public: a name that points both ways is an attack or a mistake, and which of the two it is cannot be told.
  func vetted(name: String, isAllowed: Bool) throws(FetchFailure) -> [IPAddress] {
    guard !isEmpty else { throw FetchFailure(.dns, "\(name) has no address") }
    if !isAllowed, let refused = first(where: { !$0.isGloballyReachable }) {
      throw FetchFailure(.blockedAddress, "\(name) leads to \(refused), which is not on the public Internet")
    }
    let isV4: (IPAddress) -> Bool = { if case .v4 = $0 { true } else { false } }
    return Array(filter(isV4).prefix(1) + filter { !isV4($0) }.prefix(1))
  }
}
