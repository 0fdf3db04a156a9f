import Foundation

/// Changes one thing in the text of a configuration file, and leaves every other line as it is.
struct SettingsEditor {
  let text: String
  /// What errors call the file.
  let path: String

  /// The lines of a new section.
  static func section(_ name: String, feeds: [String]) -> String {
    "[publication \(name)]\nfeeds = \(feeds.joined(separator: " "))\n"
  }

  /// The text in which a publication has these feeds: its section gets them, or is added at the end.
  ///
  /// - Throws: ``SettingsError`` if the file can't be read, or names its only publication in a line of its own.
  func setting(feeds: [String], of name: String) throws(SettingsError) -> String {
    let file = try SettingsFile(text, at: path)
    if let section = file.sections.first(where: { $0.name == name }) { return replacing(feeds, in: section, of: file) }
    var added = Self.section(name, feeds: feeds)
    if file.sections.isEmpty {
      let own = [Settings.table.publication.name, "feeds"]
      if let entry = file.entries.first(where: { own.contains($0.key) }) {
        throw SettingsError(
          "the file is about one publication; put it into a section [publication NAME] of its own first.", in: entry)
      }
      // What was made until now goes on beside it.
      added = "[publication \(Settings.table.publication.defaultValue)]\n\n" + added
    }
    let isEnded = text.isEmpty || text.hasSuffix("\n")
    return text + (isEnded ? "" : "\n") + (text.isEmpty ? "" : "\n") + added
  }

  private func replacing(_ feeds: [String], in section: SettingsFile.Section, of file: SettingsFile) -> String {
    let line = "feeds = \(feeds.joined(separator: " "))"
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let old = file.entries.last { $0.section == section.name && $0.key == "feeds" }?.place ?? section.place
    guard case .line(_, let number) = old, lines.indices.contains(number - 1) else { return text }
    if old == section.place { lines.insert(line, at: number) } else { lines[number - 1] = line }
    return lines.joined(separator: "\n")
  }
}
