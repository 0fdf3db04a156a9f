/// One of an edition's ten stories.
///
/// A story is composed of what was submitted, read, decided and said. Its parts' fields can be read from the story itself:
/// `story.title`, `story.receipt`, `story.also`, `story.quotes`. To change one, change the part.
///
/// In JSON the parts have no level of their own: all fields are keys of one object, because editions were sealed so.
@dynamicMemberLookup
public struct Story: Hashable, Sendable, Submitted {
  /// The place in the edition, from 1 to 10; reserves are numbered on from there.
  public var number: Int
  /// The source's id, such as `hackernews`.
  public var source: String
  /// What was submitted.
  public var submission: Submission
  /// What was read at its page.
  public var reading: Reading
  /// What was decided about it.
  public var decision: Decision
  /// What people said about it.
  public var conversation: Conversation

  /// Makes a story from its parts.
  public init(
    number: Int, source: String, submission: Submission, reading: Reading, decision: Decision,
    conversation: Conversation = Conversation()
  ) {
    self.number = number
    self.source = source
    self.submission = submission
    self.reading = reading
    self.decision = decision
    self.conversation = conversation
  }

  /// A field of ``reading``.
  public subscript<Value>(dynamicMember path: KeyPath<Reading, Value>) -> Value { reading[keyPath: path] }
  /// A field of ``decision``.
  public subscript<Value>(dynamicMember path: KeyPath<Decision, Value>) -> Value { decision[keyPath: path] }
  /// A field of ``conversation``.
  public subscript<Value>(dynamicMember path: KeyPath<Conversation, Value>) -> Value { conversation[keyPath: path] }
}

extension Story: Codable {
  private enum Key: String, CodingKey { case number, source }

  /// Reads the flat form that is sealed.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    number = try values.decode(Int.self, forKey: .number)
    source = try values.decode(String.self, forKey: .source)
    submission = try Submission(from: decoder)
    reading = try Reading(from: decoder)
    decision = try Decision(from: decoder)
    conversation = try Conversation(from: decoder)
  }

  /// Writes the flat form that is sealed.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(number, forKey: .number)
    try values.encode(source, forKey: .source)
    try submission.encode(to: encoder)
    try reading.encode(to: encoder)
    try decision.encode(to: encoder)
    try conversation.encode(to: encoder)
  }
}
