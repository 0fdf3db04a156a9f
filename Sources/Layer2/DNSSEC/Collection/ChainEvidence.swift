public import WebAddress

/// A name server of a zone at one of its addresses.
public struct NameServer: Sendable, Hashable, CustomStringConvertible {
  /// Its name.
  public var name: DomainName
  /// Where it is asked.
  public var address: IPAddress

  /// Makes a server from its name and address.
  public init(name: DomainName, address: IPAddress) {
    self.name = name
    self.address = address
  }

  /// Such as `ns1.example.org (192.0.2.1)`.
  public var description: String { "\(name) (\(address))" }
}

/// What one server gave to one question.
public struct Reply: Sendable, Hashable {
  /// What came back.
  public enum Outcome: Sendable, Hashable {
    case message(Message)
    /// Nothing came in time.
    case silence
    /// Nothing takes datagrams or connections there, or no way leads there; in the system's words.
    case unreachable(String)
    /// Bytes came that are no answer to the question.
    case malformed
  }

  /// Who was asked.
  public var server: NameServer
  /// What was asked.
  public var question: Question
  /// What came back.
  public var outcome: Outcome
  /// Whether datagrams stayed unanswered and the answer came over TCP.
  var lostDatagrams = false
  /// Whether the answer was longer than a datagram and TCP failed.
  var refusedStream = false

  /// Makes a reply that came at the first attempt.
  public init(server: NameServer, question: Question, outcome: Outcome) {
    self.server = server
    self.question = question
    self.outcome = outcome
  }

  var message: Message? { if case .message(let message) = outcome { message } else { nil } }
}

/// What the servers of one zone said.
struct ZoneEvidence: Sendable {
  var name: DomainName
  var servers: [NameServer]
  /// Servers' names for which no address was found.
  var unplaced: [DomainName] = []
  /// Servers whose addresses are not public and were not asked.
  var withheld: [NameServer] = []
  /// The DS of this zone, from the servers of its parent; empty for the root.
  var delegation: [Reply] = []
  var keys: [Reply] = []
  /// The SOA, from each server: it shows who has an old copy.
  var starts: [Reply] = []

  /// Whether any of its servers said anything about it.
  var isHeard: Bool { keys.contains { $0.message?.code == 0 } }
}

/// Everything that the servers said about one name, from the root on.
struct NameEvidence: Sendable {
  var name: DomainName
  /// From the root downwards.
  var zones: [ZoneEvidence]
  /// What the last zone's servers answered, for each type.
  var answers: [RecordType: [Reply]]
}

/// Everything that was heard on the way to a host: all that an analysis needs, without a clock or a network.
struct ChainEvidence: Sendable {
  /// The host, and then each name that an alias leads to.
  var names: [NameEvidence]
  /// Why the way wasn't followed to its end.
  var interruption: Interruption?

  enum Interruption: Sendable, Hashable { case tooManyQuestions, outOfTime, aliasLoop }
}
