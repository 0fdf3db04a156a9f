/// A later, dated record beside an edition.
///
/// The edition stays as it was sealed. A record stays too: if a story is well again, another record says so.
public struct Correction: Hashable, Sendable, Codable {
  /// What happened to the story.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The source gives the story another title.
    case retitled
    /// The page's words have changed since they were read.
    case edited
    /// The site said repeatedly that the page is gone.
    case dead
    /// The site repeatedly didn't answer us; it may answer others.
    case unreachable
    /// A link that was dead or unreachable works again.
    case recovered
    /// The source no longer shows the story.
    case removed
    /// The source shows it again.
    case restored
    /// Content was removed at a publisher's request.
    case withdrawn
    /// A comment was removed from the kept discussion at somebody's request.
    case commentWithdrawn = "comment-withdrawn"
    /// The brief misled, and isn't shown any more.
    case brief
  }

  /// When it was found out.
  public var date: Timestamp
  /// What happened.
  public var kind: Kind
  /// The story's place in the edition; nil for the whole edition.
  public var story: Int?
  /// One sentence for readers.
  public var text: String

  /// Makes a correction.
  public init(date: Timestamp, kind: Kind, story: Int?, text: String) {
    self.date = date
    self.kind = kind
    self.story = story
    self.text = text
  }
}

extension Correction.Kind {
  /// What a correction is about. For each matter the last correction counts.
  enum Matter { case title, words, link, submission, content, discussion, brief }

  var matter: Matter {
    switch self {
    case .retitled: .title
    case .edited: .words
    case .dead, .unreachable, .recovered: .link
    case .removed, .restored: .submission
    case .withdrawn: .content
    case .commentWithdrawn: .discussion
    case .brief: .brief
    }
  }

  /// Whether it ends an earlier correction.
  var isGoodNews: Bool { self == .recovered || self == .restored }
}

extension Sequence<Correction> {
  /// The corrections that still hold: the last on each matter, without those that only end an earlier one.
  ///
  /// The sequence holds corrections to one story, in the order of their dates.
  public var inForce: [Correction] {
    var last: [Correction] = []
    for correction in self {
      last.removeAll { $0.kind.matter == correction.kind.matter }
      last.append(correction)
    }
    return last.filter { !$0.kind.isGoodNews }
  }
}
