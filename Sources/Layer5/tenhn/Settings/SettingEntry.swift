/// A value that somebody wrote, and where.
struct SettingEntry: Hashable {
  /// The name of a setting, or of its file.
  var key: String
  var text: String
  var place: Place
  /// The publication in whose section of the file it stands; nil for what stands above all sections, or elsewhere.
  var section: String?

  /// Where a value was written.
  enum Place: Hashable {
    /// A flag of the command: `--port`.
    case flag(String)
    /// A variable of the environment: `TENHN_PORT`.
    case variable(String)
    /// A line of the configuration file, counted from 1.
    case line(file: String, Int)

    /// As errors begin: `--port`, `tenhn.conf:3`.
    var text: String {
      switch self {
      case .flag(let name), .variable(let name): name
      case .line(let file, let number): "\(file):\(number)"
      }
    }
  }
}

/// Why the settings can't be used: one line that names the place and says what to write instead.
struct SettingsError: Error, Hashable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// A value that is wrong.
  init(_ text: String, in entry: SettingEntry) {
    switch entry.place {
    case .flag, .variable: description = "\(entry.place.text): \(text)"
    case .line: description = "\(entry.place.text): \(entry.key): \(text)"
    }
  }

  /// A key that no setting has.
  ///
  /// - Parameter keys: those that there are.
  init(unknown entry: SettingEntry, keys: [String]) {
    let nearest = nearestName(to: entry.key, among: keys)
    switch entry.place {
    case .flag(let name): description = "unknown flag \(name)"
    case .variable(let name):
      let hint = nearest.map { "did you mean \(environmentVariable(of: $0))?" }
      description = "unknown variable \(name) (\(hint ?? "`tenhn config print` lists the settings"))"
    case .line(let file, let number):
      let hint = nearest.map { "did you mean \"\($0)\"?" }
      description =
        "\(file):\(number): unknown setting \"\(entry.key)\" (\(hint ?? "`tenhn config print` lists them"))"
    }
  }
}
