/// What of an edition isn't what was sealed. Each fault costs the stories that it names, and no other.
public struct SealedFaults: Hashable, Sendable {
  /// What of a story a file holds.
  public enum Part: String, Hashable, Sendable {
    /// Its text.
    case article
    /// The kept comments on it.
    case discussion
    /// One of its pictures.
    case picture
  }

  /// A story that needs a file.
  public struct Place: Hashable, Sendable {
    /// The story's number in the edition.
    public var number: Int
    /// The story's title.
    public var title: String
    /// What the file is to it.
    public var part: Part
  }

  /// A file that is missing or damaged.
  public struct File: Hashable, Sendable {
    /// The stories that need it.
    public var stories: [Place]
    /// The file, from the data folder on.
    public var path: String
    /// Whether there is no such file; otherwise it has other bytes.
    public var isMissing: Bool
  }

  /// How many blobs were checked.
  public var checked: Int
  /// The blobs that aren't what was sealed.
  public var files: [File] = []
  /// What is wrong with the archive, as one line; nil if it is what was sealed. No page needs it.
  public var archive: String?
  /// Whether the archive is away for good: a story was withdrawn while it was missing.
  public var isArchiveLost = false
  /// Whether the edition was read from another folder's site: it has no archive, pictures and discussions here.
  public var isRead = false

  /// Whether everything is what was sealed.
  public var isEmpty: Bool { files.isEmpty && archive == nil }
  /// The numbers of the stories that need a file that isn't what was sealed.
  public var stories: Set<Int> { Set(files.flatMap(\.stories).map(\.number)) }
}
