import Editor
import Foundation
import Testing

@Suite(.serialized) struct Drills {
  static let time = "2026-01-01T06:00:00Z"
  static let key = "2026-01-01-morning"

  @Test(
    "An edition killed at any step is sealed exactly once", arguments: Step.allCases)
  func editionKilled(step: Step)
    async throws
  {
    let command = try CommandLine()
    let archive = try await command.sampleArchive()
    let killed = try await command.build(at: Drills.time, replay: archive, environment: ["TENHN_DIE_AT": step.rawValue])
    #expect(killed.wasKilled, "\(killed.output)\(killed.errors)")

    let again = try await command.build(at: Drills.time, replay: archive)
    #expect(again.status == 0, "\(again.errors)")
    let list = try await command.run(["edition", "list", "--data", command.data])
    #expect(list.output.split(separator: "\n").count == 1)
    #expect(list.output.hasPrefix(Drills.key))
    let verified = try await command.run(["edition", "verify", Drills.key, "--data", command.data])
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test("Building twice changes nothing and says so")
  func buildingTwiceChanges() async throws {
    let command = try CommandLine()
    let archive = try await command.sampleArchive()
    _ = try await command.build(at: Drills.time, replay: archive)
    let before = try await command.run(["edition", "list", "--data", command.data]).output
    let again = try await command.build(at: "2026-01-01T09:30:00Z", replay: archive)
    #expect(again.status == 0)
    #expect(again.output.contains("nothing was changed"))
    #expect(try await command.run(["edition", "list", "--data", command.data]).output == before)
  }

  @Test("Nothing is sealed where every story was published before")
  func nothingIsSealedWhereEveryStoryWasPublishedBefore() async throws {
    let command = try CommandLine()
    let archive = try await command.sampleArchive()
    // The sample's little web has stories for the better part of two editions.
    for time in [Drills.time, "2026-01-01T18:00:00Z"] { _ = try await command.build(at: time, replay: archive) }
    let before = try await command.run(["edition", "list", "--data", command.data]).output
    let next = try await command.build(at: "2026-01-02T06:00:00Z", replay: archive)
    #expect(next.status == 1)
    #expect(next.errors.contains("every story in the lists was already published"), "\(next.errors)")
    #expect(try await command.run(["edition", "list", "--data", command.data]).output == before)
  }

  @Test("An archive alone rebuilds the same hash in an empty folder")
  func archiveAloneRebuilds() async throws {
    let command = try CommandLine()
    _ = try await command.build(at: Drills.time, replay: try await command.sampleArchive())
    let archive = "\(command.data)/archive/\(Drills.key).warc.gz"
    let rebuilt = try await command.run(["edition", "rebuild", archive, "--output", command.folder.path + "/rebuilt"])
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
    let hash = try #require(rebuilt.output.split(separator: "\n").last?.split(separator: " ").last)
    let list = try await command.run(["edition", "list", "--data", command.data])
    #expect(list.output.contains(hash.prefix(12)))
    // The bytes of the manifests, not only what they print.
    let originals = try await command.run([
      "edition", "export", Drills.key, "--format", "json", "--output", command.folder.path + "/a.json", "--data",
      command.data,
    ])
    #expect(originals.status == 0, "\(originals.errors)")
    _ = try await command.run([
      "edition", "export", Drills.key, "--format", "json", "--output", command.folder.path + "/b.json", "--data",
      command.folder.path + "/rebuilt",
    ])
    let folder = command.folder
    #expect(
      try Data(contentsOf: folder.appendingPathComponent("a.json"))
        == Data(contentsOf: folder.appendingPathComponent("b.json")))
  }

  @Test("What was tampered with is reported by name")
  func whatWasTampered() async throws {
    let command = try CommandLine()
    _ = try await command.build(at: Drills.time, replay: try await command.sampleArchive())
    let archive = URL(fileURLWithPath: "\(command.data)/archive/\(Drills.key).warc.gz")
    var bytes = try Data(contentsOf: archive)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: archive)
    let verified = try await command.run(["edition", "verify", Drills.key, "--data", command.data])
    #expect(verified.status == 1)
    #expect((verified.output + verified.errors).contains("archive of \(Drills.key) isn't what was sealed"))
  }
}

@Suite struct Usage {
  @Test("Bad usage ends with status 64")
  func badUsageEnds() async throws {
    let command = try CommandLine()
    #expect(try await command.run(["edition", "show", "yesterday"]).status == 64)
    #expect(try await command.run(["no-such-command"]).status == 64)
  }

  @Test(
    "What could not be done is one line on standard error and status 1",
    arguments: [
      ["edition", "show", "2026-01-01-morning"], ["edition", "verify", "2026-01-01-morning"],
      ["edition", "build", "--replay", "/nowhere/at-all.warc.gz"],
      ["config", "print", "--config", "/nowhere/tenhn.conf"],
      ["site", "export", "--output", "/dev/null/site", "--time-zone", "Mars/Olympus"],
    ])
  func whatCould(arguments: [String]) async throws {
    let command = try CommandLine()
    let run = try await command.run(arguments + ["--data", command.data])
    #expect(run.status == 1)
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("A configuration line that is no setting is named")
  func configurationLine() async throws {
    let command = try CommandLine()
    let file = command.folder.appendingPathComponent("tenhn.conf")
    try Data("# mine\ntime-zone = Europe/Berlin\ntimezone = UTC\n".utf8).write(to: file)
    let run = try await command.run(["config", "print", "--config", file.path, "--data", command.data])
    #expect(run.status == 1)
    #expect(run.errors.contains("\(file.path):3: unknown setting \"timezone\" (did you mean \"time-zone\"?)"))
  }

  @Test("Flags beat the environment which beats the file")
  func flagsBeat() async throws {
    let command = try CommandLine()
    let file = command.folder.appendingPathComponent("tenhn.conf")
    try Data("title = From the file\nport = 1\ntime-zone = Asia/Tokyo\n".utf8).write(to: file)
    let run = try await command.run(
      ["config", "print", "--config", file.path, "--data", command.data, "--time-zone", "Europe/Berlin"],
      environment: ["TENHN_PORT": "2", "TENHN_TIME_ZONE": "UTC"])
    #expect(run.output.contains("title = From the file"))
    #expect(run.output.contains("port = 2"))
    #expect(run.output.contains("time-zone = Europe/Berlin"))
  }
}
