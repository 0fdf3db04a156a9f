public import EditionModel

/// How far a delivery is.
///
///     queued --> claimed --> committed --> accepted | refused
///       |  <--------+  <---------+
///       v                        v
///     expired                uncertain --> queued (the operator's word alone)
///
/// A delivery is `committed`, and that is on the disk, before the byte after which the other side may act. So if the program
/// ends without having heard an answer, it knows that it can't know: the delivery is `uncertain` and isn't sent again by itself.
public enum DeliveryState: String, Hashable, Sendable, CaseIterable {
  case queued, claimed, committed, accepted, refused, expired, uncertain

  /// Whether nothing more happens by itself.
  public var isFinal: Bool {
    switch self {
    case .accepted, .refused, .expired, .uncertain: true
    case .queued, .claimed, .committed: false
    }
  }
}

/// A delivery that this process has claimed.
public struct ClaimedDelivery: Hashable, Sendable {
  /// The edition.
  public var key: EditionKey
  /// The channel, such as `mail` or `webhook/team`.
  public var channel: String
  /// A keyed hash of the address, or the channel's own name.
  public var recipient: String
  /// How often it was tried before.
  public var attempts: Int
  /// Who claimed it.
  public var owner: String
}

/// What a try to deliver ended with.
public enum DeliveryOutcome: Hashable, Sendable {
  /// The other side has taken it.
  case accepted(String)
  /// The other side will never take it.
  case refused(String)
  /// It surely wasn't delivered, and is tried again at a time.
  case again(at: Timestamp, String)
  /// It surely wasn't delivered, and must not be.
  case expired(String)
  /// Nobody knows whether it was delivered.
  case uncertain(String)
}

/// What became of an edition's deliveries over one channel.
public struct DeliveryTally: Hashable, Sendable {
  /// The channel.
  public var channel: String
  /// How many were put into the queue, counted when they were.
  public var queued: Int
  /// How many are in each state.
  public var states: [DeliveryState: Int]
  /// How many are uncertain and not dismissed by the operator.
  public var doubts: Int
  /// The most tries that one of those that wait has had.
  public var attempts: Int

  /// Makes a tally.
  public init(
    channel: String, queued: Int, states: [DeliveryState: Int] = [:], doubts: Int = 0, attempts: Int = 0
  ) {
    self.channel = channel
    self.queued = queued
    self.states = states
    self.doubts = doubts
    self.attempts = attempts
  }

  /// How many are still to be delivered.
  public var waiting: Int { states.filter { !$0.key.isFinal }.values.reduce(0, +) }

  /// Whether everything that was queued is accounted for.
  public var isBalanced: Bool { states.values.reduce(0, +) == queued }
}
