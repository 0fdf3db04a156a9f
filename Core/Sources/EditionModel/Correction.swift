/// A later, dated record beside an edition. The edition itself stays as it was sealed, and a record stays too: what turns
/// out well again is told by another.
public struct Correction: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The source gives the story another title.
    case retitled
    /// The page has other words than those that were read.
    case edited
    /// The site itself says, again and again, that the page is gone.
    case dead
    /// Nobody answered us, again and again; others may be answered.
    case unreachable
    /// A link that was dead or unreachable leads to a page again.
    case recovered
    /// The source no longer shows the story.
    case removed
    /// The source shows it again.
    case restored
    /// Content was taken out at a publisher's word.
    case withdrawn
  }

  public var date: Timestamp
  public var kind: Kind
  /// The story's place in the edition; nil where the whole edition is meant.
  public var story: Int?
  /// One sentence for readers.
  public var text: String

  public init(date: Timestamp, kind: Kind, story: Int?, text: String) {
    self.date = date
    self.kind = kind
    self.story = story
    self.text = text
  }
}

extension Correction.Kind {
  /// What a correction is about: of each matter the last word counts.
  enum Matter { case title, words, link, submission, content }

  var matter: Matter {
    switch self {
    case .retitled: .title
    case .edited: .words
    case .dead, .unreachable, .recovered: .link
    case .removed, .restored: .submission
    case .withdrawn: .content
    }
  }

  /// Whether it says that all is well again.
  var isGoodNews: Bool { self == .recovered || self == .restored }
}

extension Sequence<Correction> {
  /// What still holds, of corrections to one story in the order of their dates: the last word on each matter, where it isn't
  /// that all is well again.
  public var standing: [Correction] {
    var last: [Correction] = []
    for correction in self {
      last.removeAll { $0.kind.matter == correction.kind.matter }
      last.append(correction)
    }
    return last.filter { !$0.kind.isGoodNews }
  }
}
