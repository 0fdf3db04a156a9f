import JSONFormat

/// A report to an operator. With ``AlertChannel``, this is the public face of the module.
public struct Alert: Sendable, Hashable {
  /// `opened`, `closed` or `test`.
  public var event: String
  /// The same for every attempt to deliver the same alert, so that a receiver can drop repeats.
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

  /// What a channel delivers: JSON in one line.
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

/// Delivers alerts to an operator.
public protocol AlertChannel: Sendable {
  /// Delivers an alert.
  ///
  /// - Throws: ``AlertFailure`` unless it certainly arrived.
  func send(_ alert: Alert) async throws(AlertFailure)
}

/// Why an alert wasn't delivered. It never contains the address, which may be a secret.
public struct AlertFailure: Error, Sendable, Hashable {
  /// What went wrong, as one clause for a person.
  public var message: String

  /// Creates a failure.
  public init(_ message: String) { self.message = message }
}
