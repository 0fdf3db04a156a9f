public import WebAddress

/// What a resolver says about a name: with its own check of signatures, and without. It is told, and never believed.
public struct ResolverReport: Sendable, Hashable {
  /// Whether it answers at all.
  public var isReachable: Bool
  /// The addresses that it gives, its check included.
  public var addresses: [IPAddress]
  /// The code of its answer; 2 is "server failure", 3 "no such name".
  public var code: UInt16?
  /// Whether it says that it checked the signatures (AD).
  public var isValidated: Bool
  /// The addresses that it gives when it is asked not to check (CD).
  var uncheckedAddresses: [IPAddress]
  /// Its own words about a failure (RFC 8914).
  public var explanations: [String]

  /// Whether it refuses the name because of its check.
  public var refusesUnchecked: Bool { code == 2 && !uncheckedAddresses.isEmpty }

  /// Asks a resolver for the addresses of a name, once with its check and once without.
  public init(of name: DomainName, from server: NameServer, by link: any ServerLink) async {
    var options = QueryOptions()
    options.wantsRecursion = true
    let checked = [
      await link.ask(Question(name, .a), of: server, options),
      await link.ask(Question(name, .aaaa), of: server, options),
    ]
    options.disablesChecking = true
    let messages = checked.compactMap(\.message)
    let needsMore = messages.contains { $0.code == 2 }
    let unchecked = needsMore ? await link.ask(Question(name, .a), of: server, options).message : nil
    isReachable = !messages.isEmpty
    addresses = messages.flatMap(\.answer).compactMap(\.address)
    code = messages.first { $0.code != 0 }?.code ?? messages.first?.code
    isValidated = messages.first?.isValidated ?? false
    uncheckedAddresses = unchecked?.answer.compactMap(\.address) ?? []
    explanations = messages.flatMap(\.explanations).map(\.description).reduce(into: []) { known, text in
      if !known.contains(text) { known.append(text) }
    }
  }
}
