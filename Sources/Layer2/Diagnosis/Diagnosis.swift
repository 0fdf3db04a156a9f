public import DNSSEC

/// Says which layer on the way to a host is broken, and who can mend it. The face of this module.
///
///     let report = await HostExamination(means).report(on: "example.org")
///     print(report.broken)
public struct HostReport: Sendable, Hashable {
  /// A step of the way, from below.
  public enum Layer: String, Sendable, Hashable, CaseIterable {
    /// This machine's clock.
    case clock
    /// The name server that this machine asks.
    case resolver
    /// Whether the host's name leads to addresses.
    case name
    /// The chain of signatures from the root.
    case chain
    /// Whether the addresses are public.
    case addresses
    /// Whether a connection is taken.
    case tcp = "TCP"
    /// Whether the certificate is good.
    case tls = "TLS"
    /// Whether the server answers.
    case http = "HTTP"
    /// Whether robots.txt lets us read.
    case robots
    /// Whether there is text to read.
    case text
  }

  /// How a layer is.
  public enum State: String, Sendable, Hashable {
    /// It works.
    case ok
    /// It works, but something is not as it should be, or could not be judged.
    case warning
    /// It is what keeps pages from coming.
    case broken
    /// A layer below is broken.
    case notReached = "not reached"
  }

  /// One layer's state.
  public struct Step: Sendable, Hashable {
    /// Which layer.
    public var layer: Layer
    /// How it is.
    public var state: State
    /// What was seen, in one clause.
    public var text: String
    /// Who must do what; nil if nothing is to be done.
    public var hint: String?
  }

  /// The host as it was asked for.
  public var host: String
  /// All layers, from below.
  public var steps: [Step]
  /// The chain of signatures; nil where the host is an address or no name.
  public var chain: ChainReport?

  /// The first layer that is broken.
  public var broken: Step? { steps.first { $0.state == .broken } }

  /// What a validating resolver says of the name; an address has no chain to judge.
  public var verdict: ChainVerdict { chain?.verdict ?? .indeterminate }
}
