import Foundation

/// The configuration file: lines `name = value`, blank lines, and comments that begin with `#`.
enum SettingsFile {
  /// Reads a file's text.
  ///
  /// - Parameter path: what errors call the file.
  /// - Throws: ``SettingsError`` with the first line that is none of these.
  static func entries(of text: String, at path: String) throws(SettingsError) -> [SettingEntry] {
    var entries: [SettingEntry] = []
    // Also where a line ends as on Windows.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let line = line.trimmingCharacters(in: .whitespaces)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let equals = line.firstIndex(of: "=") else {
        throw SettingsError("\(path):\(index + 1): \"\(line)\" isn't a setting; write name = value.")
      }
      entries.append(
        SettingEntry(
          key: line[..<equals].trimmingCharacters(in: .whitespaces),
          text: line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces),
          place: .line(file: path, index + 1)))
    }
    return entries
  }

  /// Every setting with its help: those that are written as lines in force, the others as comments with their defaults.
  static func template(written: [String: String]) -> String {
    let settings = Settings.table.definitions.map { setting in
      let line =
        written[setting.name].map { "\(setting.name) = \($0)" } ?? "# \(setting.name) = \(setting.defaultText)"
      return "# \(setting.help)\n\(line)\n"
    }
    return "# Settings of 10HN. A line that begins with # is a comment; remove the # to change a setting.\n\n"
      + settings.joined(separator: "\n")
  }
}
