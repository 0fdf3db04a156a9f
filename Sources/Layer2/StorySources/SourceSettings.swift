/// A setting that says whether or where a source is asked: addresses, or the word that chooses it.
public struct SourceSetting: Hashable, Sendable {
  /// As flags and the configuration file have it: `hacker-news`.
  public var name: String
  /// As the archives of editions have it: `hackerNews`. It never changes.
  public var key: String
  /// What is asked if nobody says otherwise. Empty for a source that is asked only where its setting is given.
  public var standard: [String]
  /// Whether it is any number of addresses. Otherwise it is one.
  public var isList: Bool
  /// The words among which it chooses, the usual one first; empty for addresses.
  public var words: [String] = []
  /// One sentence for help texts.
  public var help: String

  /// Declares one address.
  public static func address(_ name: String, key: String, standard: String? = nil, _ help: String) -> SourceSetting {
    SourceSetting(name: name, key: key, standard: standard.map { [$0] } ?? [], isList: false, help: help)
  }

  /// Declares any number of addresses.
  public static func addresses(_ name: String, key: String, _ help: String) -> SourceSetting {
    SourceSetting(name: name, key: key, standard: [], isList: true, help: help)
  }

  /// Declares a choice of one word. The usual word is kept as nothing.
  public static func choice(_ name: String, key: String, of words: [String], _ help: String) -> SourceSetting {
    SourceSetting(name: name, key: key, standard: [], isList: false, words: words, help: help)
  }
}

/// The settings of the sources. Only those that differ from the standard are kept.
public struct SourceSettings: Hashable, Sendable {
  private var given: [SourceSetting: [String]] = [:]

  /// Makes settings that are all standard.
  public init() {}

  /// The addresses that a setting gives.
  public subscript(setting: SourceSetting) -> [String] {
    get { given[setting] ?? setting.standard }
    set { given[setting] = newValue == setting.standard ? nil : newValue }
  }

  /// The same settings for an archive, which knows sources by their standard addresses, whatever is configured.
  public var forArchive: SourceSettings {
    var settings = self
    settings.given = given.filter { $0.key.standard.isEmpty }
    return settings
  }
}

extension SourceSettings {
  /// Reads the settings from among the keys of an object.
  public init(from decoder: any Decoder, settings: [SourceSetting]) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for setting in settings {
      let key = Key(stringValue: setting.key)
      given[setting] =
        setting.isList
        ? try container.decodeIfPresent([String].self, forKey: key)
        : try container.decodeIfPresent(String.self, forKey: key).map { [$0] }
    }
  }

  /// Writes the settings that aren't standard among the keys of an object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (setting, addresses) in given {
      let key = Key(stringValue: setting.key)
      if setting.isList {
        try container.encode(addresses, forKey: key)
      } else {
        try container.encodeIfPresent(addresses.first, forKey: key)
      }
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
