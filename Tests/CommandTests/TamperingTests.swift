import Archive
import EditionModel
import Foundation
import Testing

/// An archive is what an edition was made from: whoever changes it gets another edition, and it shows.
@Suite(.serialized) struct Tampering {
  struct Sealed {
    let command: CommandLine
    let records: [WARCRecord]
    let hash: String
  }

  func sealed() async throws -> Sealed {
    let command = try CommandLine()
    let run = try await command.build(at: Drills.time, replay: try await command.sampleArchive())
    try #require(run.status == 0, "\(run.errors)")
    let archive = URL(fileURLWithPath: "\(command.data)/archive/\(Drills.key).warc.gz")
    let records = WARCReader.readAll([UInt8](try Data(contentsOf: archive))).records
    return Sealed(command: command, records: records, hash: try await rebuild(records, with: command, into: "plain"))
  }

  /// Writes an archive of the records, each as it is, and rebuilds the edition from it.
  func rebuild(_ records: [WARCRecord], with command: CommandLine, into name: String) async throws -> String {
    var writer = WARCWriter(date: Timestamp(0), info: [("software", "test")])
    for record in records {
      guard let url = record.targetURI, let date = record.date else { continue }
      switch record.kind {
      case .response: if let response = record.response { writer.append(response: response, url: url, date: date) }
      case .resource:
        writer.append(resource: record.block, uri: url, contentType: record.contentType ?? "", date: date)
      case .metadata:
        writer.append(metadata: record.block, uri: url, contentType: record.contentType ?? "", date: date)
      default: break
      }
    }
    let file = command.folder.appendingPathComponent("\(name).warc.gz")
    try Data(writer.bytes).write(to: file)
    let output = command.folder.path + "/rebuilt-\(name)"
    let run = try await command.run(["edition", "rebuild", file.path, "--output", output])
    try #require(run.status == 0, "\(run.errors)")
    let key = try #require(EditionKey(Drills.key))
    let json = command.folder.appendingPathComponent("\(name).json")
    _ = try await command.run([
      "edition", "export", "\(key)", "--format", "json", "--output", json.path, "--data", output,
    ])
    return try stories(of: json)
  }

  /// The stories alone: the manifest's own hash differs for any other archive, which would prove nothing.
  func stories(of json: URL) throws -> String {
    let edition = try JSONSerialization.jsonObject(with: Data(contentsOf: json)) as? [String: Any]
    let stories = try #require(edition?["stories"])
    return String(decoding: try JSONSerialization.data(withJSONObject: stories, options: [.sortedKeys]), as: UTF8.self)
  }

  func replacing(_ old: String, _ new: String, in records: [WARCRecord], where isMeant: (WARCRecord) -> Bool)
    -> [WARCRecord]
  {
    records.map { record in
      guard isMeant(record), let text = String(validating: record.block, as: UTF8.self), text.contains(old) else {
        return record
      }
      var changed = record
      changed.block = Array(text.replacingOccurrences(of: old, with: new).utf8)
      return changed
    }
  }

  @Test("An unchanged archive gives the same stories")
  func unchangedArchive() async throws {
    let sealed = try await sealed()
    #expect(try await rebuild(sealed.records, with: sealed.command, into: "again") == sealed.hash)
  }

  @Test("A changed sample of history shows")
  func changedSample() async throws {
    let sealed = try await sealed()
    let history = try #require(sealed.records.first { $0.targetURI == "urn:tenhn:history" })
    let text = String(decoding: history.block, as: UTF8.self)
    let points = try #require(text.firstMatch(of: /"points":[1-9][0-9]{2}/)?.output)
    let changed = replacing(String(points), "\"points\":777", in: sealed.records) {
      $0.targetURI == "urn:tenhn:history"
    }
    #expect(changed != sealed.records)
    #expect(try await rebuild(changed, with: sealed.command, into: "history") != sealed.hash)
  }

  @Test("A changed paragraph shows")
  func changedParagraphShows() async throws {
    let sealed = try await sealed()
    // A page that came without compression, so that its words can be changed in place.
    let changed = replacing("the", "thE", in: sealed.records) {
      $0.kind == .response && $0.targetURI?.contains(".example/") == true
    }
    #expect(changed != sealed.records)
    #expect(try await rebuild(changed, with: sealed.command, into: "paragraph") != sealed.hash)
  }
}
