/// A model that chooses the sentences of briefs, as its operator set it up.
public struct BriefEngine: Sendable {
  /// The model's name, sent to it and shown beside its choices.
  public var model: String
  /// The person who answers for its choices, shown beside them.
  public var responsible: String
  /// The host that is asked, as readers may know it: `local` for one in the operator's own network.
  public var host: String
  /// Asks it: takes the body of a request and gives the answer.
  public var ask: @Sendable ([UInt8]) async -> Result<Answer, Failure>

  /// Describes an engine.
  public init(
    model: String, responsible: String, host: String = BriefEngine.local,
    ask: @escaping @Sendable ([UInt8]) async -> Result<Answer, Failure>
  ) {
    self.model = model
    self.responsible = responsible
    self.host = host
    self.ask = ask
  }

  /// What is said of a host whose name is nobody's business.
  public static let local = "local"

  /// What came back.
  public struct Answer: Hashable, Sendable {
    /// The body of the answer.
    public var body: [UInt8]
    /// How long it took.
    public var milliseconds: Int

    /// Describes an answer.
    public init(body: [UInt8], milliseconds: Int) {
      self.body = body
      self.milliseconds = milliseconds
    }
  }

  /// Why no answer came that could be read.
  public enum Failure: Error, Hashable, Sendable {
    /// Its name, its connection or its certificate isn't good.
    case name, connection, security
    /// It took too long.
    case time
    /// It answered with another status than 200.
    case refused
    /// The answer was too long, or broken.
    case broken
  }

  /// How the questions of an edition went.
  public struct Tally: Hashable, Sendable {
    /// Questions that were asked.
    public var asked = 0
    /// Questions without an answer that could be read.
    public var silent = 0
    /// Why there was none, the last time.
    public var failure: Failure?
    /// Answers that were no valid choice.
    public var invalid = 0
    /// Tokens that answers name.
    public var tokens = 0

    /// Makes a tally of nothing.
    public init() {}
  }
}
