/// A model that chooses the sentences of briefs, as its operator set it up.
public struct BriefEngine: Sendable {
  /// The model's name, sent to it and shown beside its choices.
  public var model: String
  /// The person who answers for its choices, shown beside them.
  public var responsible: String
  /// Asks it.
  ///
  /// Takes the body of a request and gives the body of the answer; nil if none came in time.
  public var ask: @Sendable ([UInt8]) async -> [UInt8]?

  /// Describes an engine.
  public init(model: String, responsible: String, ask: @escaping @Sendable ([UInt8]) async -> [UInt8]?) {
    self.model = model
    self.responsible = responsible
    self.ask = ask
  }

  /// How the questions of an edition went.
  public struct Tally: Hashable, Sendable {
    /// Questions that were asked.
    public var asked = 0
    /// Questions without an answer in time.
    public var silent = 0
    /// Answers that were no valid choice.
    public var invalid = 0
    /// Tokens that answers name.
    public var tokens = 0

    /// Makes a tally of nothing.
    public init() {}
  }
}
