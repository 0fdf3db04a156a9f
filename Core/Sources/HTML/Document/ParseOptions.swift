/// How to parse, and the limits of parsing.
public struct ParseOptions: Sendable {
  /// Whether to parse as a browser that runs scripts does: `noscript` then keeps its contents as text.
  public var scripting = false
  /// Limits of parsing.
  public var limits = Limits()

  /// Creates options; the defaults parse any ordinary page whole.
  public init(scripting: Bool = false, limits: Limits = Limits()) {
    self.scripting = scripting
    self.limits = limits
  }

  /// Limits that no ordinary page reaches.
  ///
  /// If a page reaches one, the document says so (``HTMLDocument/exceeded``) and keeps what was parsed until then.
  public struct Limits: Sendable {
    /// Bytes of input. The rest is ignored. At most 536,870,912.
    public var bytes: Int
    /// Nodes. When they are used up the rest of the input is ignored.
    public var nodes: Int
    /// Open elements at one time. A deeper element becomes a sibling of its parent, as in browsers.
    public var depth: Int

    /// Creates limits.
    public init(bytes: Int = 0x2000_0000, nodes: Int = 50_000_000, depth: Int = 512) {
      self.bytes = bytes
      self.nodes = nodes
      self.depth = depth
    }
  }
}

/// The limits that a document reached while it was parsed.
public struct ExceededLimits: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Creates a set from its bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The input was longer than allowed: its end is missing.
  public static let bytes = ExceededLimits(rawValue: 1)
  /// There were more nodes, or more different names, than allowed: the end of the input is missing.
  public static let nodes = ExceededLimits(rawValue: 2)
  /// Elements were nested more deeply than allowed: some are siblings that should be descendants. Nothing is missing.
  public static let depth = ExceededLimits(rawValue: 4)
  /// Some text has lost its emphasis. Nothing is missing.
  ///
  /// Why: the standard repeats unclosed formatting elements, which makes a quadratic number of nodes from hostile input.
  public static let formatting = ExceededLimits(rawValue: 8)
}
