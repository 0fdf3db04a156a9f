public import Archive
public import EditionModel

/// Which records of an edition's archive carry each story's words and pictures.
///
/// It is part of the archive (`urn:tenhn:provenance`), so a backup has it and a rebuild doesn't depend on it. A withdrawal
/// removes what it names.
public struct Provenance: Hashable, Sendable, Codable {
  /// The records of one story.
  public struct Entry: Hashable, Sendable, Codable {
    /// The story's number in the edition.
    public var number: Int
    /// The source's own id of the story.
    public var id: String
    /// The addresses (`WARC-Target-URI`) of the records, sorted.
    public var addresses: [String]
  }

  /// The stories with an article or a page, by number.
  public var stories: [Entry]

  private static let name = "urn:tenhn:provenance"

  /// Reads what the maker of an edition wrote. Returns nil for the archive of an older version.
  init?(reading records: [WARCRecord]) {
    guard let record = records.first(where: { $0.kind == .resource && $0.targetURI == Provenance.name }),
      let provenance = try? CanonicalJSON.decode(Provenance.self, from: record.block)
    else { return nil }
    self = provenance
  }

  init(stories: [Entry]) { self.stories = stories }

  /// Adds it to an archive.
  public func write(to writer: inout WARCWriter, date: Timestamp) throws {
    writer.append(
      resource: try CanonicalJSON.encode(self), uri: Provenance.name, contentType: "application/json", date: date)
  }

  /// The numbers of the stories that an archive's own notes give one of some addresses.
  public static func numbers(carrying addresses: Set<String>, in records: [WARCRecord]) -> [Int] {
    (Provenance(reading: records)?.stories ?? []).filter { !addresses.isDisjoint(with: $0.addresses) }.map(\.number)
  }

  /// The addresses of a story's records.
  func addresses(of number: Int) -> Set<String> {
    Set(stories.lazy.filter { $0.number == number }.flatMap(\.addresses))
  }
}
