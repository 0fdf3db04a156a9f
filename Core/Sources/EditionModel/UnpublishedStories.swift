/// A pick whose page gives nothing to read here. It is listed at the end of the edition.
public struct UnreadableStory: Hashable, Sendable, Submitted {
  /// What the source lists.
  public var submission: Submission
  /// The site for people.
  public var site: String
  /// Why it can't be read here, as one clause: `the site refused us (403)`, `a script draws the page`.
  public var why: String
  /// Why it would have been picked.
  public var reason: Reason

  /// Makes an unreadable pick.
  public init(_ submission: Submission, site: String, why: String, reason: Reason) {
    self.submission = submission
    self.site = site
    self.why = why
    self.reason = reason
  }

  /// `why` as it stands after a colon or in a list.
  public var clause: String { Self.clause(of: why) }

  /// Returns a reason as it stands after a colon or in a list: a small letter first, no full stop.
  /// A receipt says it as a sentence ("The page shows nothing without scripts."), a failed fetch as a clause.
  public static func clause(of why: String) -> String {
    let plain = why.hasSuffix(".") ? String(why.dropLast()) : why
    let opening = plain.prefix(while: \.isLetter)
    // "PDF" and "I" stay as they are.
    guard opening.count > 1, opening.dropFirst().allSatisfy(\.isLowercase) else { return plain }
    return plain.prefix(1).lowercased() + plain.dropFirst()
  }
}

/// One of the next ten.
///
/// The first three that could be read carry the whole story, sealed with its article: a reader who has muted one of the ten
/// on the device finds a reserve in its place.
public struct ReserveStory: Hashable, Sendable, Submitted {
  /// What the source lists.
  public var submission: Submission
  /// Why it lost.
  public var reason: Reason
  /// The story as it would appear among the ten, numbered on from them; nil if its page was not read.
  public var story: Story?

  /// Makes a reserve.
  public init(_ submission: Submission, reason: Reason, story: Story? = nil) {
    self.submission = submission
    self.reason = reason
    self.story = story
  }
}

extension UnreadableStory: Codable {
  private enum Key: String, CodingKey { case site, why, reason }

  /// Reads the flat form that is sealed.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    submission = try Submission(from: decoder)
    site = try values.decode(String.self, forKey: .site)
    why = try values.decode(String.self, forKey: .why)
    reason = try values.decode(Reason.self, forKey: .reason)
  }

  /// Writes the flat form that is sealed.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try submission.encode(to: encoder)
    try values.encode(site, forKey: .site)
    try values.encode(why, forKey: .why)
    try values.encode(reason, forKey: .reason)
  }
}

extension ReserveStory: Codable {
  private enum Key: String, CodingKey { case reason, story }

  /// Reads the flat form that is sealed.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    submission = try Submission(from: decoder)
    reason = try values.decode(Reason.self, forKey: .reason)
    story = try values.decodeIfPresent(Story.self, forKey: .story)
  }

  /// Writes the flat form that is sealed.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try submission.encode(to: encoder)
    try values.encode(reason, forKey: .reason)
    try values.encodeIfPresent(story, forKey: .story)
  }
}
