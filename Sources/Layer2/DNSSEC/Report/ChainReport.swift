/// The way from the root to a name, as far as it can be trusted.
public struct ChainReport: Sendable, Hashable {
  /// One zone on the way.
  public struct Zone: Sendable, Hashable {
    /// Its name.
    public var name: DomainName
    /// How far it can be trusted.
    public var verdict: ChainVerdict
    /// The keys that its parent names, or the trust anchors for the root: number and algorithm.
    public var signers: [String]
    /// Its own keys: number and algorithm.
    public var keys: [String]
    /// Its servers, with name and address.
    public var servers: [String]
  }

  /// The name asked about.
  public var host: DomainName
  /// What a validating resolver would say.
  public var verdict: ChainVerdict
  /// The worst first.
  public var findings: [ChainFinding]
  /// From the root downwards; those of aliases follow.
  public var zones: [Zone]
  /// The names that aliases led to, in order.
  var aliases: [DomainName]

  /// What breaks the chain, if anything does.
  public var cause: ChainFinding? { findings.first { $0.severity == .broken } }
}
