import Archive
import EditionModel
import Selection

/// Everything that an edition is decided from, except what the web answers.
///
/// The archive keeps it as WARC `resource` records, so the archive alone is enough to rebuild the edition.
struct EditionInputs: Sendable {
  /// When, on what basis and by which engine.
  struct Circumstances: Hashable, Sendable, Codable {
    var key: EditionKey
    var cutoff: Timestamp
    var published: Timestamp
    var basis: Basis
    /// The instant whose state decided: the cut-off, or a later look.
    var decided: Timestamp
    var engine: String
    /// Candidates whose pages had not answered when the time was up.
    var missed: [String] = []
    /// How far down the ranking pages had been begun by then; nil if there was time enough.
    var reach: Int?
    /// The comments that were withdrawn before: they aren't asked for again. Nil if there were none.
    var withheld: [String]?
  }

  var circumstances: Circumstances
  var settings: EditionSettings
  var candidates: [Candidate]
  var published: [Published]

  /// The records' names.
  private enum Name: String, CaseIterable {
    case circumstances = "urn:tenhn:edition"
    case settings = "urn:tenhn:configuration"
    case candidates = "urn:tenhn:history"
    case published = "urn:tenhn:published"
  }

  func write(to writer: inout WARCWriter) throws {
    func append(_ name: Name, _ value: some Encodable) throws {
      writer.append(
        resource: try CanonicalJSON.encode(value), uri: name.rawValue, contentType: "application/json",
        date: circumstances.published)
    }
    try append(.circumstances, circumstances)
    try append(.settings, ArchivedSettings(settings))
    try append(.candidates, candidates)
    try append(.published, published)
  }

  /// Reads what an edition's maker wrote.
  ///
  /// - Throws: ``EditorError/noInputs(_:)`` if a record is missing or holds something else.
  init(reading records: [WARCRecord]) throws {
    func read<Value: Decodable>(_ name: Name, as type: Value.Type) throws -> Value {
      guard let record = records.first(where: { $0.kind == .resource && $0.targetURI == name.rawValue }),
        let value = try? CanonicalJSON.decode(type, from: record.block)
      else { throw EditorError.noInputs(name.rawValue) }
      return value
    }
    circumstances = try read(.circumstances, as: Circumstances.self)
    settings = try read(.settings, as: ArchivedSettings.self).settings
    candidates = try read(.candidates, as: [Candidate].self)
    published = try read(.published, as: [Published].self)
  }

  init(circumstances: Circumstances, settings: EditionSettings, candidates: [Candidate], published: [Published]) {
    self.circumstances = circumstances
    self.settings = settings
    self.candidates = candidates
    self.published = published
  }
}
