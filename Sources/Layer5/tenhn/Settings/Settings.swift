import Selection
import Editor
import Foundation
import StorySources

/// The settings in force: flags, then environment, then one file, then defaults. Every value was parsed and is valid.
///
/// Each setting of ``SettingsTable`` is a property here, of the setting's type: `settings.port` is an `Int`.
@dynamicMemberLookup
struct Settings: Sendable {
  static let table = SettingsTable()

  private let values: [String: any ParsedValue]
  private let texts: [String: String]
  /// What settings that nobody wrote follow from.
  let machine: Machine
  /// Where the publication stands among others.
  var place = Place()

  /// - Parameters:
  ///   - flags: by key, each as often as it was given.
  ///   - file: the entries of the configuration file.
  ///   - section: the publication whose section of the file counts; nil where the file has no sections.
  ///   - machine: what settings that nobody wrote follow from.
  ///   - readSecret: the text of a file that holds a secret; nil if it can't be read.
  /// - Throws: ``SettingsError`` for the first key or value that is wrong.
  init(
    flags: [String: [String]] = [:], environment: [String: String] = [:], file: [SettingEntry] = [],
    section: String? = nil, machine: Machine = Machine(), readSecret: (String) -> String? = { _ in nil }
  ) throws(SettingsError) {
    let definitions = Self.table.definitions
    let keys = definitions.flatMap(\.keys)
    let file = file.filter { $0.section == nil || $0.section == section }
    try Self.checkScopes(of: file)
    var chosen: [String: SettingEntry] = [:]
    for entries in [file, Self.entries(of: environment, keys: keys), Self.entries(of: flags)] {
      if let stray = entries.first(where: { !keys.contains($0.key) }) {
        throw SettingsError(unknown: stray, keys: keys)
      }
      for setting in definitions {
        let given = setting.keys.compactMap { key in entries.last { $0.key == key } }
        if given.count > 1, let fileKey = setting.fileKey {
          throw SettingsError("use either \(setting.name) or \(fileKey).", in: given[0])
        }
        if let entry = given.first { chosen[setting.name] = entry }
      }
    }
    var (values, texts): ([String: any ParsedValue], [String: String]) = ([:], [:])
    for setting in definitions {
      guard let entry = chosen[setting.name] else { continue }
      let text = try Self.text(of: entry, for: setting, readSecret)
      do throws(InvalidValue) {
        values[setting.name] = try setting.parsed(text)
      } catch {
        throw SettingsError(error.message(isSecret: setting.isSecret), in: entry)
      }
      texts[setting.name] = text
    }
    let zone = Self.table.timeZone.name
    if texts[zone] == nil, machine.zone != Self.table.timeZone.defaultText, let known = ZoneName.zone(machine.zone) {
      values[zone] = Parsed(value: known)
      texts[zone] = machine.zone
    }
    if let section {
      values[Self.table.publication.name] = Parsed(value: section)
      texts[Self.table.publication.name] = section
    }
    (self.values, self.texts, self.machine) = (values, texts, machine)
    try checkCombinations()
  }

  /// The value of a setting.
  subscript<Value>(dynamicMember path: KeyPath<SettingsTable, Setting<Value>>) -> Value {
    let setting = Self.table[keyPath: path]
    guard let parsed = values[setting.name] as? Parsed<Value> else { return setting.defaultValue }
    return parsed.value
  }

  /// Whether somebody wrote the setting.
  func isWritten(_ setting: any SettingDefinition) -> Bool { texts[setting.name] != nil }

  /// The value of a setting as it was written, or its default.
  func text(of setting: any SettingDefinition) -> String { texts[setting.name] ?? setting.defaultText }

  /// The values of the sources' settings.
  var sources: SourceSettings {
    EditionSettings.sourceSettings.reduce(into: SourceSettings()) { sources, setting in
      if let parsed = values[setting.name] as? Parsed<[String]> { sources[setting] = parsed.value }
    }
  }
}

extension Settings {
  private static func entries(of flags: [String: [String]]) -> [SettingEntry] {
    // A list's flag may be repeated; of another one the last counts, as everywhere.
    flags.sorted { $0.key < $1.key }.map { key, given in
      let isList = table.definitions.contains { $0.name == key && $0.isList }
      return SettingEntry(
        key: key, text: isList ? given.joined(separator: " ") : given.last ?? "", place: .flag("--\(key)"))
    }
  }

  private static func entries(of environment: [String: String], keys: [String]) -> [SettingEntry] {
    let known = Dictionary(uniqueKeysWithValues: keys.map { (environmentVariable(of: $0), $0) })
    return environment.sorted { $0.key < $1.key }.compactMap { name, text in
      guard name.hasPrefix("TENHN_"), !SettingsTable.otherVariables.contains(name) else { return nil }
      // An unknown variable keeps a key of its own, in which its nearest name is looked for.
      let key = known[name] ?? name.dropFirst(6).lowercased().replacing("_", with: "-")
      return SettingEntry(
        key: known[name] == nil && keys.contains(key) ? name : key, text: text, place: .variable(name))
    }
  }

  /// - Throws: ``SettingsError`` for a line in a section that is no publication's own matter.
  private static func checkScopes(of file: [SettingEntry]) throws(SettingsError) {
    for entry in file where entry.section != nil {
      guard let setting = table.definitions.first(where: { $0.keys.contains(entry.key) }) else { continue }
      if setting.name == table.publication.name {
        throw SettingsError("the section's first line names the publication; leave this line out.", in: entry)
      }
      if setting.scope == .program {
        throw SettingsError("it is a setting of the whole program; write it above the first section.", in: entry)
      }
    }
  }

  private static func text(
    of entry: SettingEntry, for setting: any SettingDefinition, _ readSecret: (String) -> String?
  ) throws(SettingsError) -> String {
    guard entry.key == setting.fileKey else { return entry.text }
    guard let secret = readSecret(entry.text) else {
      throw SettingsError("\(entry.text) can't be read; name a file that holds the value.", in: entry)
    }
    return secret.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func checkCombinations() throws(SettingsError) {
    let source = edition.sourceProfile
    guard source.id == EditionSettings().sourceProfile.id || self.publication != Self.table.publication.defaultValue
    else {
      throw SettingsError(
        "Editions from \(source.fullName) are a series of their own; set publication to another name than hn.")
    }
    guard source.countsVotes || !edition.muteRule.hasMinimum else {
      throw SettingsError(
        "Publication \(self.publication): \(source.fullName) counts no points and comments, so it can have no minimum of them."
      )
    }
    guard self.briefEngineAddress == nil || self.briefModel != nil && self.responsible != nil else {
      throw SettingsError("brief-engine needs brief-model, and responsible: the person who answers for its choices.")
    }
    guard self.alertWebhook == nil || self.alertCommand == nil else {
      throw SettingsError("Both alert-webhook and alert-command are set; choose one.")
    }
    try checkMail()
    try checkPasses()
  }
}
