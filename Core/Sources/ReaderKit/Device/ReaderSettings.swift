/// The reader's choices.
public struct ReaderSettings: Hashable, Sendable, Codable {
  /// The colours of the screens.
  public enum Colours: String, Hashable, Sendable, Codable, CaseIterable, Identifiable {
    case system, light, sepia, dark

    /// The raw value.
    public var id: String { rawValue }
    /// The name for people.
    public var name: String {
      switch self {
      case .system: "Match system"
      case .light: "Light"
      case .sepia: "Sepia"
      case .dark: "Dark"
      }
    }
  }

  /// When a notification is shown.
  public enum Notices: String, Hashable, Sendable, Codable, CaseIterable, Identifiable {
    case off, ready, due

    /// The raw value.
    public var id: String { rawValue }
    /// The name for people.
    public var name: String {
      switch self {
      case .off: "Never"
      case .ready: "When an edition is on this device"
      case .due: "Also when one is due but couldn’t be loaded"
      }
    }
  }

  /// The colours.
  public var colours = Colours.system
  /// Whether articles have a serif face.
  public var isSerif = true
  /// Whether pictures are shown.
  public var showsPictures = true
  /// Muted words, one per line or with commas.
  public var mutedWords = ""
  /// Muted sites, one per line or with commas.
  public var mutedSites = ""
  /// When a notification is shown.
  public var notices = Notices.off
  /// How many editions stay on the device.
  public var editions = 14
  /// The mark in megabytes after which no older edition is kept.
  public var megabytes = 200

  /// Makes the defaults.
  public init() {}

  private enum Key: String, CodingKey {
    case colours, isSerif, showsPictures, mutedWords, mutedSites, notices, editions, megabytes
  }

  /// Reads settings of any version of the app: what is missing or unknown has its default.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func value<T: Decodable>(_ key: Key, _ standard: T) -> T {
      ((try? values.decodeIfPresent(T.self, forKey: key)) ?? nil) ?? standard
    }
    colours = value(.colours, .system)
    isSerif = value(.isSerif, true)
    showsPictures = value(.showsPictures, true)
    mutedWords = value(.mutedWords, "")
    mutedSites = value(.mutedSites, "")
    notices = value(.notices, .off)
    editions = min(max(value(.editions, 14), 1), 60)
    megabytes = min(max(value(.megabytes, 200), 20), 2_000)
  }

  /// The limits of the copy that follow.
  public func limits(pinned notes: DeviceNotes) -> CopyLimits {
    CopyLimits(editions: editions, bytes: megabytes * 1_000_000, pinned: notes.pinned)
  }
}
