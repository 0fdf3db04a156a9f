import Editor
import Foundation
import Testing

@Suite(.serialized) struct Drills {
  static let time = "2026-01-01T06:00:00Z"
  static let key = "2026-01-01-morning"

  @Test(arguments: Step.allCases) func anEditionKilledAtAnyStepIsSealedExactlyOnce(step: Step) throws {
    let command = try CommandLine()
    let archive = try command.sampleArchive()
    let killed = try command.build(at: Drills.time, replay: archive, environment: ["TENHN_DIE_AT": step.rawValue])
    #expect(killed.wasKilled, "\(killed.output)\(killed.errors)")

    let again = try command.build(at: Drills.time, replay: archive)
    #expect(again.status == 0, "\(again.errors)")
    let list = try command.run(["edition", "list", "--data", command.data])
    #expect(list.output.split(separator: "\n").count == 1)
    #expect(list.output.hasPrefix(Drills.key))
    let verified = try command.run(["edition", "verify", Drills.key, "--data", command.data])
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test func buildingTwiceChangesNothingAndSaysSo() throws {
    let command = try CommandLine()
    let archive = try command.sampleArchive()
    _ = try command.build(at: Drills.time, replay: archive)
    let before = try command.run(["edition", "list", "--data", command.data]).output
    let again = try command.build(at: "2026-01-01T09:30:00Z", replay: archive)
    #expect(again.status == 0)
    #expect(again.output.contains("nothing was changed"))
    #expect(try command.run(["edition", "list", "--data", command.data]).output == before)
  }

  @Test func anArchiveAloneRebuildsTheSameHashInAnEmptyFolder() throws {
    let command = try CommandLine()
    _ = try command.build(at: Drills.time, replay: try command.sampleArchive())
    let archive = "\(command.data)/archive/\(Drills.key).warc.gz"
    let rebuilt = try command.run(["edition", "rebuild", archive, "--output", command.folder.path + "/rebuilt"])
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
    let hash = try #require(rebuilt.output.split(separator: "\n").last?.split(separator: " ").last)
    let list = try command.run(["edition", "list", "--data", command.data])
    #expect(list.output.contains(hash.prefix(12)))
    // The bytes of the manifests, not only what they print.
    let originals = try command.run([
      "edition", "export", Drills.key, "--format", "json", "--output", command.folder.path + "/a.json", "--data",
      command.data,
    ])
    #expect(originals.status == 0, "\(originals.errors)")
    _ = try command.run([
      "edition", "export", Drills.key, "--format", "json", "--output", command.folder.path + "/b.json", "--data",
      command.folder.path + "/rebuilt",
    ])
    let folder = command.folder
    #expect(
      try Data(contentsOf: folder.appendingPathComponent("a.json"))
        == Data(contentsOf: folder.appendingPathComponent("b.json")))
  }

  @Test func whatWasTamperedWithIsToldByName() throws {
    let command = try CommandLine()
    _ = try command.build(at: Drills.time, replay: try command.sampleArchive())
    let archive = URL(fileURLWithPath: "\(command.data)/archive/\(Drills.key).warc.gz")
    var bytes = try Data(contentsOf: archive)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: archive)
    let verified = try command.run(["edition", "verify", Drills.key, "--data", command.data])
    #expect(verified.status == 1)
    #expect(verified.errors.contains("archive of \(Drills.key) isn't what was sealed"))
  }
}

@Suite struct Usage {
  @Test func badUsageIs64() throws {
    let command = try CommandLine()
    #expect(try command.run(["edition", "show", "yesterday"]).status == 64)
    #expect(try command.run(["no-such-command"]).status == 64)
  }

  @Test(arguments: [
    ["edition", "show", "2026-01-01-morning"], ["edition", "verify", "2026-01-01-morning"],
    ["edition", "build", "--replay", "/nowhere/at-all.warc.gz"],
    ["config", "print", "--config", "/nowhere/tenhn.conf"],
    ["site", "export", "--output", "/dev/null/site", "--time-zone", "Mars/Olympus"],
  ]) func whatCouldNotBeDoneIsOneLineOnStandardErrorAndStatus1(arguments: [String]) throws {
    let command = try CommandLine()
    let run = try command.run(arguments + ["--data", command.data])
    #expect(run.status == 1)
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func aConfigurationLineThatIsNoSettingIsNamed() throws {
    let command = try CommandLine()
    let file = command.folder.appendingPathComponent("tenhn.conf")
    try Data("# mine\ntime-zone = Europe/Berlin\ntimezone = UTC\n".utf8).write(to: file)
    let run = try command.run(["config", "print", "--config", file.path, "--data", command.data])
    #expect(run.status == 1)
    #expect(run.errors.contains("Line 3"))
  }

  @Test func flagsBeatTheEnvironmentWhichBeatsTheFile() throws {
    let command = try CommandLine()
    let file = command.folder.appendingPathComponent("tenhn.conf")
    try Data("title = From the file\nport = 1\ntime-zone = Asia/Tokyo\n".utf8).write(to: file)
    let run = try command.run(
      ["config", "print", "--config", file.path, "--data", command.data, "--time-zone", "Europe/Berlin"],
      environment: ["TENHN_PORT": "2", "TENHN_TIME_ZONE": "UTC"])
    #expect(run.output.contains("title = From the file"))
    #expect(run.output.contains("port = 2"))
    #expect(run.output.contains("time-zone = Europe/Berlin"))
  }
}
