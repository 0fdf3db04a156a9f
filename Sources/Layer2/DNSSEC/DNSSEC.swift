import WebAddress

/// Follows the chain of signatures from the root of the DNS to a name, and says where it breaks and who can mend it.
///
/// The face of this module. `ChainCollector` asks the zones' own servers and trusts no resolver; `ChainAnalysis`, a pure function,
/// judges what they said (RFC 4033 to 4035, 5155, 6840).
///
///     let report = await ChainExamination(link: LiveServerLink(), now: { .now }).report(on: name)
public struct ChainExamination: Sendable {
  private let link: any ServerLink
  private let roots: RootServers
  private let anchors: TrustAnchors
  /// The time in Unix seconds, as signatures are judged by.
  public let now: @Sendable () -> Int64
  private let seconds: Int64

  /// - Parameters:
  ///   - link: how servers are asked.
  ///   - roots: where the walk begins; with private ones servers may be at any address.
  ///   - anchors: the keys of the root that are trusted.
  ///   - seconds: after which no further question is asked.
  ///   - now: Unix seconds; signatures are judged at its first value.
  public init(
    link: any ServerLink, roots: RootServers = .internet, anchors: TrustAnchors = .internet, seconds: Int64 = 30,
    now: @escaping @Sendable () -> Int64
  ) {
    self.link = link
    self.roots = roots
    self.anchors = anchors
    self.seconds = seconds
    self.now = now
  }

  /// Asks all servers on the way and judges their answers.
  public func report(on host: DomainName) async -> ChainReport {
    let (start, now, seconds, arePrivate) = (now(), now, seconds, roots.arePrivate)
    let collector = ChainCollector(
      link: link, roots: roots.servers, mayAsk: { arePrivate || $0.isGloballyReachable },
      isOutOfTime: { now() - start > seconds })
    let evidence = await collector.evidence(for: host)
    return ChainAnalysis.report(on: evidence, anchors: anchors.signers, checker: LibcryptoChecker(), now: start)
  }
}
