import StorySources

/// The settings of an edition as its archive has them: one object, with the settings of the sources among the others.
struct ArchivedSettings: Codable {
  var settings: EditionSettings

  init(_ settings: EditionSettings) { self.settings = settings }

  init(from decoder: any Decoder) throws {
    settings = try EditionSettings(from: decoder)
    settings.sources = try SourceSettings(from: decoder, settings: EditionSettings.sourceSettings)
  }

  func encode(to encoder: any Encoder) throws {
    try settings.encode(to: encoder)
    try settings.sources.encode(to: encoder)
  }
}
