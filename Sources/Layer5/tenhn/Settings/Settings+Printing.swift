extension Settings {
  private static let mask = "********"

  /// Every setting as the file would have it, with secrets masked.
  var printed: String {
    Self.table.definitions.map { setting in
      let text = text(of: setting)
      return "# \(setting.help)\n\(setting.name) = \(setting.isSecret && !text.isEmpty ? Self.mask : text)\n"
    }.joined(separator: "\n")
  }

  /// The settings that aren't the default, for the journal. Of a secret it says only that it is set.
  var journaled: [String: String] {
    let changed = Self.table.definitions.filter { text(of: $0) != $0.defaultText }
    return Dictionary(uniqueKeysWithValues: changed.map { ($0.name, $0.isSecret ? Self.mask : text(of: $0)) })
  }
}
