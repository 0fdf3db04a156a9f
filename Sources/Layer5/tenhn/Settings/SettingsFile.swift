import Foundation

/// The configuration file: lines `name = value`, blank lines, comments that begin with `#`, and sections of publications:
///
///     port = 8010
///
///     [publication lobsters]
///     source = lobsters
///
/// What stands above the first section is for the whole program, and the default of what a section may say itself.
struct SettingsFile {
  /// Every line that sets something, in the order of the file.
  private(set) var entries: [SettingEntry] = []
  /// The publications, in the order of the file.
  private(set) var sections: [Section] = []

  /// The beginning of a publication's part.
  struct Section: Hashable {
    var name: String
    var place: SettingEntry.Place
  }

  /// No file.
  init() {}

  /// Reads a file's text.
  ///
  /// - Parameter path: what errors call the file.
  /// - Throws: ``SettingsError`` with the first line that is none of these.
  init(_ text: String, at path: String) throws(SettingsError) {
    // Also where a line ends as on Windows.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let line = line.trimmingCharacters(in: .whitespaces)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let place = SettingEntry.Place.line(file: path, index + 1)
      if line.hasPrefix("[") {
        try begin(line, at: place)
        continue
      }
      guard let equals = line.firstIndex(of: "=") else {
        throw SettingsError("\(path):\(index + 1): \"\(line)\" isn't a setting; write name = value.")
      }
      entries.append(
        SettingEntry(
          key: line[..<equals].trimmingCharacters(in: .whitespaces),
          text: line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces), place: place,
          section: sections.last?.name))
    }
  }

  private mutating func begin(_ line: String, at place: SettingEntry.Place) throws(SettingsError) {
    let words = line.dropFirst().prefix { $0 != "]" }.split(separator: " ").map(String.init)
    guard line.hasSuffix("]"), line.filter({ $0 == "]" }).count == 1, words.count == 2, words[0] == "publication" else {
      throw SettingsError("\(place.text): \"\(line)\" isn't a section; write [publication NAME].")
    }
    let name = words[1]
    do throws(InvalidValue) {
      _ = try ValueParser<String>.publicationName.parse(name)
    } catch {
      throw SettingsError("\(place.text): \(error.message(isSecret: false))")
    }
    if let first = sections.first(where: { $0.name == name }) {
      throw SettingsError("\(place.text): [publication \(name)] is there twice, first at \(first.place.text).")
    }
    sections.append(Section(name: name, place: place))
  }

  /// The lines of a file without sections.
  static func entries(of text: String, at path: String) throws(SettingsError) -> [SettingEntry] {
    try SettingsFile(text, at: path).entries
  }

  /// Every setting with its help: those that are written as lines in force, the others as comments with their defaults.
  static func template(written: [String: String]) -> String {
    let settings = Settings.table.definitions.map { setting in
      let line =
        written[setting.name].map { "\(setting.name) = \($0)" } ?? "# \(setting.name) = \(setting.defaultText)"
      return "# \(setting.help)\n\(line)\n"
    }
    return "# Settings of 10HN. A line that begins with # is a comment; remove the # to change a setting.\n\n"
      + settings.joined(separator: "\n") + "\n" + sections
  }

  private static let sections = """
    # Several publications: a section for each, from here to the end of the file. Each is a series of its own, served under
    # /NAME/. A section may have: \(Settings.table.definitions.filter { $0.scope == .publication }.map(\.name).joined(separator: ", ")).
    # What it doesn't say is as above.
    #
    # [publication hn]
    #
    # [publication lobsters]
    # title = Lobsters, mornings
    # source = lobsters
    # slots = morning
    # morning = 07:00

    """
}
