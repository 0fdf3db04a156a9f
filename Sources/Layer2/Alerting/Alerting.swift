import JSONFormat

/// Something that an operator is told: the public face of the module together with ``AlertChannel``.
public struct Alert: Sendable, Hashable {
  /// `opened`, `closed` or `test`.
  public var event: String
  /// The same for every attempt to tell the same thing, so that a receiver can drop what it has.
  public var id: String
  /// `late`, `source` and the like.
  public var kind: String
  /// One line for a person. Chat services look for it under these two names.
  public var text: String
  /// The same line under the other name that chat services look for.
  public var content: String
  /// RFC 3339.
  public var opened: String
  /// When the incident closed, RFC 3339; nil while it lasts.
  public var closed: String?
  /// Where more is to be seen.
  public var status: String

  /// Creates an alert.
  public init(
    event: String, id: String, kind: String, text: String, opened: String, closed: String? = nil, status: String
  ) {
    self.event = event
    self.id = id
    self.kind = kind
    self.text = text
    content = text
    self.opened = opened
    self.closed = closed
    self.status = status
  }

  /// What a channel hands over: JSON in one line.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      if let closed { json.field("closed", closed) }
      json.field("content", content)
      json.field("event", event)
      json.field("id", id)
      json.field("kind", kind)
      json.field("opened", opened)
      json.field("status", status)
      json.field("text", text)
    }
    json.endLine()
    return json.bytes
  }
}

/// A way to tell an operator something.
public protocol AlertChannel: Sendable {
  /// - Throws: ``AlertFailure`` where it can't be said that it arrived.
  func send(_ alert: Alert) async throws(AlertFailure)
}

/// Why an alert did not get through, in one clause. Holds nothing of the address that it went to: that may be a secret.
public struct AlertFailure: Error, Sendable, Hashable {
  /// What went wrong, in one clause.
  public var message: String

  /// Creates a failure.
  public init(_ message: String) { self.message = message }
}
