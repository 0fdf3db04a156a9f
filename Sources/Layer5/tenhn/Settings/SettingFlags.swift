import ArgumentParser

/// The flags of all settings, made from ``SettingsTable``.
///
/// ArgumentParser finds flags by reflection and reads their values by key. This type shows it one option for each setting,
/// where it would otherwise need a property that repeats the setting's name and help.
struct SettingFlags: ParsableArguments, CustomReflectable {
  /// What was given, by key. A flag may be given more than once.
  private(set) var given: [String: [String]] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for key in Settings.table.definitions.flatMap(\.flagKeys) {
      let texts = try container.decode(Option<[String]>.self, forKey: Key(stringValue: key)).wrappedValue
      if !texts.isEmpty { given[key] = texts }
    }
  }

  var customMirror: Mirror {
    Mirror(
      self,
      children: Settings.table.definitions.flatMap { setting in
        setting.flagKeys.map { key in
          (label: key, value: Option<[String]>(wrappedValue: [], name: .customLong(key), help: Self.help(setting, key)))
        }
      })
  }

  private static func help(_ setting: any SettingDefinition, _ key: String) -> ArgumentHelp {
    if key == setting.fileKey { return "A file that holds \(setting.name). \(setting.help)" }
    let standard = setting.defaultNote.isEmpty ? "" : " (default: \(setting.defaultNote))"
    return ArgumentHelp("\(setting.help)\(standard)")
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
