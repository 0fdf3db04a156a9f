/// How to parse, and how much at most.
public struct ParseOptions: Sendable {
  /// Whether the document is parsed as in a browser that runs scripts: `noscript` then holds its contents as text.
  public var scripting = false
  public var limits = Limits()

  public init(scripting: Bool = false, limits: Limits = Limits()) {
    self.scripting = scripting
    self.limits = limits
  }

  /// Bounds that no ordinary page meets. Where one is met the document says so (``HTMLDocument/exceeded``), and what was
  /// parsed by then stays whole.
  public struct Limits: Sendable {
    /// Bytes of input; the rest is not read. At most half a gigabyte (536,870,912).
    public var bytes: Int
    /// Nodes; the rest of the input is not read.
    public var nodes: Int
    /// Open elements at a time. A deeper element becomes a sibling of the element it stands in, as in browsers.
    public var depth: Int

    public init(bytes: Int = 0x2000_0000, nodes: Int = 50_000_000, depth: Int = 512) {
      self.bytes = bytes
      self.nodes = nodes
      self.depth = depth
    }
  }
}

/// The limits that a document met while it was parsed.
public struct ExceededLimits: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The input was longer than allowed: its end is missing.
  public static let bytes = ExceededLimits(rawValue: 1)
  /// There were more nodes, or more different names, than allowed: the end of the input is missing.
  public static let nodes = ExceededLimits(rawValue: 2)
  /// Elements were nested more deeply than allowed: some are siblings that should be descendants. Nothing is missing.
  public static let depth = ExceededLimits(rawValue: 4)
  /// Unclosed formatting elements would have been repeated in more places than a page needs: some text has lost its
  /// emphasis. Nothing is missing. (The standard's algorithm makes a quadratic number of nodes from such input.)
  public static let formatting = ExceededLimits(rawValue: 8)
}
