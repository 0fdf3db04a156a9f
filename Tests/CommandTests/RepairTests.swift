import Foundation
import Testing

/// A damaged manifest, as an operator meets it: found, put back from what has it, and never replaced by anything else.
@Suite(.serialized) struct Repairs {
  /// Changes a letter of an edition's manifest in the database's file, as a failing disk would.
  private func damage(_ key: String, in data: String) throws {
    var isDamaged = false
    for name in ["tenhn.sqlite", "tenhn.sqlite-wal"] {
      let file = URL(fileURLWithPath: "\(data)/\(name)")
      guard var bytes = try? Data(contentsOf: file) else { continue }
      while let range = bytes.range(of: Data("\"key\":\"\(key)\"".utf8)) {
        bytes[range.lowerBound + 3] = UInt8(ascii: "z")
        isDamaged = true
      }
      try bytes.write(to: file)
    }
    try #require(isDamaged)
  }

  private func built(_ times: [String] = [Drills.time]) async throws -> CommandLine {
    let command = try CommandLine()
    let archive = try await command.sampleArchive()
    for time in times {
      let run = try await command.build(at: time, replay: archive)
      try #require(run.status == 0, "\(run.errors)")
    }
    return command
  }

  private func verify(_ command: CommandLine, repair: String? = nil) async throws -> CommandLine.Run {
    try await command.run(
      ["edition", "verify", Drills.key, "--data", command.data] + (repair.map { ["--repair", $0] } ?? []))
  }

  @Test("A damaged manifest is put back from a backup, or from a folder that was made anew from the archive")
  func putBack() async throws {
    let command = try await built()
    let (backup, rebuilt) = (command.folder.path + "/backup", command.folder.path + "/rebuilt")
    let runs = [
      try await command.run(["backup", backup, "--data", command.data]),
      try await command.run([
        "edition", "rebuild", "\(command.data)/archive/\(Drills.key).warc.gz", "--output", rebuilt,
      ]),
    ]
    #expect(runs.map(\.status) == [0, 0], "\(runs)")
    let listed = try await command.run(["edition", "list", "--data", command.data]).output
    for place in [backup, rebuilt] {
      try damage(Drills.key, in: command.data)
      let found = try await verify(command)
      #expect(found.status == 1 && found.errors.contains("--repair BACKUP"), "\(found.errors)")
      let repaired = try await verify(command, repair: place)
      #expect(repaired.status == 0, "\(repaired.errors)")
      #expect(repaired.output.contains("Put back: the manifest of \(Drills.key)"), "\(repaired.output)")
      #expect(try await verify(command).status == 0)
      #expect(try await command.run(["edition", "list", "--data", command.data]).output == listed)
    }
    let journal = try await command.run(["journal", "verify", "--data", command.data])
    #expect(journal.status == 0, "\(journal.errors)")
    let again = try await verify(command, repair: backup)
    #expect(again.status == 0 && !again.output.contains("Put back"), "\(again.output)")
  }

  @Test("Files of an edition are put back with their bytes, its archive among them")
  func files() async throws {
    let command = try await built()
    let backup = command.folder.path + "/backup"
    #expect(try await command.run(["backup", backup, "--data", command.data]).status == 0)
    let archive = URL(fileURLWithPath: "\(command.data)/archive/\(Drills.key).warc.gz")
    let before = try Data(contentsOf: archive)
    try Data("nonsense".utf8).write(to: archive)
    try FileManager.default.removeItem(atPath: "\(command.data)/blobs")
    #expect(try await verify(command).status == 1)
    let repaired = try await verify(command, repair: backup)
    #expect(repaired.status == 0, "\(repaired.errors)")
    #expect(try Data(contentsOf: archive) == before)
  }

  @Test("Nothing else takes a manifest's place: no other edition's folder, no damaged backup, no folder without one")
  func refused() async throws {
    let command = try await built()
    let other = try await built(["2026-01-01T18:00:00Z"])
    let (backup, empty) = (command.folder.path + "/backup", command.folder.path + "/empty")
    #expect(try await command.run(["backup", backup, "--data", command.data]).status == 0)
    try damage(Drills.key, in: backup)
    try damage(Drills.key, in: command.data)
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    for place in [other.data, backup, command.data, empty] {
      let run = try await verify(command, repair: place)
      #expect(run.status == 1, "\(run.output)")
      #expect(run.errors.contains(place) && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
      #expect(try await verify(command).status == 1)
    }
  }

  @Test("A comment is withdrawn although a neighbouring edition is damaged, and from that one by its repair")
  func neighbour() async throws {
    let command = try await built([Drills.time, "2026-01-01T18:00:00Z"])
    let backup = command.folder.path + "/backup"
    #expect(try await command.run(["backup", backup, "--data", command.data]).status == 0)
    let file = command.folder.path + "/evening.json"
    _ = try await command.run([
      "edition", "export", "2026-01-01-evening", "--format", "json", "--output", file, "--data", command.data,
    ])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file))) as? [String: Any])
    let threads = (json["stories"] as? [[String: Any]] ?? []).compactMap { $0["thread"] as? [[String: Any]] }
    let comment = try #require(threads.joined().first?["id"] as? String)
    try damage(Drills.key, in: command.data)

    let run = try await command.run(
      ["discussion", "withdraw", comment, "--confirm", comment, "--data", command.data])
    #expect(run.status == 1)
    #expect(run.output.contains("is withdrawn from 2026-01-01-evening/"), "\(run.output)")
    #expect(run.output.contains("Not looked through: The edition \(Drills.key) isn't what was sealed"), "\(run.output)")
    #expect(run.errors.contains("could not be looked through"), "\(run.errors)")
    let repaired = try await verify(command, repair: backup)
    #expect(repaired.status == 0, "\(repaired.errors)")
    let again = try await command.run(
      ["discussion", "withdraw", comment, "--confirm", comment, "--data", command.data])
    #expect(again.errors.contains("No edition has a comment"), "\(again.output)\(again.errors)")
  }
}
