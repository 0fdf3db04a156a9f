import StorySources
import Editor
import EditionModel
import OfflineCommands

extension Settings {
  private static let mask = "********"

  /// Every setting as the file would have it, with secrets masked.
  var printed: String {
    printed(Self.table.definitions)
  }

  fileprivate func printed(_ definitions: [any SettingDefinition]) -> String {
    definitions.map { setting in
      let text = text(of: setting)
      return "# \(setting.help)\n\(setting.name) = \(setting.isSecret && !text.isEmpty ? Self.mask : text)\n"
    }.joined(separator: "\n")
  }

  /// The settings that a section of the file may have, as it would have them.
  fileprivate var printedSection: String {
    let own = Self.table.definitions.filter { $0.scope == .publication }
    return "[publication \(self.publication)]\n" + own.map { "\($0.name) = \(text(of: $0))\n" }.joined()
  }

  /// When editions are decided, as the file has it.
  var times: [String] { schedule.slots.map { ($0.name == "morning" ? self.morning : self.evening).text } }

  /// One line for people: `lobsters: Lobsters, from a feed, at 07:00, Europe/Berlin, under /lobsters/`.
  var summary: String {
    let times = times.joined(separator: " and ")
    let path = place.path.isEmpty ? "" : ", under \(place.path)/"
    return "\(self.publication): \(self.title), from \(edition.sourceProfile.fullName), at \(times), "
      + "\(schedule.zone.identifier)\(path)"
  }

  /// The settings that aren't the default, for the journal. Of a secret it says only that it is set, of readers how many there are.
  var journaled: [String: String] {
    let changed = Self.table.definitions.filter { text(of: $0) != $0.defaultText }
    return Dictionary(uniqueKeysWithValues: changed.map { ($0.name, journaled($0)) })
  }

  private func journaled(_ setting: any SettingDefinition) -> String {
    if setting.isSecret { return Self.mask }
    guard setting.isPersonal else { return text(of: setting) }
    let count = text(of: setting).split { $0.isWhitespace || $0 == "," }.count
    return count == 1 ? "1 address" : "\(count) addresses"
  }
}

extension Installation {
  /// Every setting as the file would have it, with secrets masked; of several publications each in its section.
  var printed: String {
    guard isSeveral else { return whole.printed }
    let program = Settings.table.definitions.filter { $0.scope == .program && $0.name != "publication" }
    return ([whole.printed(program) + "\ntitle = \(title)\n"] + publications.map(\.printedSection)).joined(
      separator: "\n")
  }

  /// The settings that aren't the default, for the journal; of several publications each under its name.
  var journaled: [String: String] {
    guard isSeveral else { return whole.journaled }
    let own = Set(Settings.table.definitions.filter { $0.scope == .publication }.map(\.name) + ["publication"])
    var all = whole.journaled.filter { !own.contains($0.key) }
    for settings in publications {
      all["\(settings.publication).title"] = settings.title
      for (name, text) in settings.journaled where own.contains(name) && name != "publication" {
        all["\(settings.publication).\(name)"] = text
      }
    }
    return all
  }
}
