import EditionModel
import Editor
import Foundation
import Publishing
import TestSupport
import Testing

@testable import OfflineCommands
@testable import tenhn

@Suite("Zones and addresses that follow from the machine") struct MachineTests {
  @Test(
    "Only names of the IANA's database are zones, and others are answered with the one that was meant",
    arguments: [
      ("BST", "Europe/London"), ("PST", "America/Los_Angeles"), ("UTC+2", "Etc/GMT-2"), ("GMT-03:00", "Etc/GMT+3"),
      ("europe/berlin", "Europe/Berlin"), ("New York", "America/New_York"), ("Europe/Berln", "Europe/Berlin"),
      ("EST", "America/New_York"),
    ])
  func suggestions(name: String, meant: String) {
    #expect(ZoneName.zone(name) == nil)
    #expect(ZoneName.suggestion(for: name) == meant)
    #expect(ZoneName.zone(meant) != nil)
    #expect(
      throws: SettingsError("--time-zone: \"\(name)\" isn't a time zone; write an IANA name; did you mean \(meant)?")
    ) {
      try Settings(flags: ["time-zone": [name]])
    }
  }

  @Test("Names without a near one, such as Factory, are refused too", arguments: ["Factory", "", "SystemV/PST8", "x"])
  func unknown(name: String) { #expect(ZoneName.zone(name) == nil) }

  @Test(
    "Names of the database are zones, old ones too",
    arguments: [
      "UTC", "Europe/Berlin", "America/Indiana/Knox", "Asia/Calcutta", "US/Pacific", "Etc/GMT+5", "Japan", "CET",
    ])
  func known(name: String) { #expect(ZoneName.zone(name) != nil) }

  @Test(
    "The machine's zone is read from TZ, then the link, then the file, then it is UTC",
    arguments: [
      ("Asia/Tokyo", "/usr/share/zoneinfo/Europe/Berlin", nil, "Asia/Tokyo"),
      (":/usr/share/zoneinfo/posix/Asia/Tokyo", nil, nil, "Asia/Tokyo"),
      ("CET-1CEST", "../usr/share/zoneinfo/Europe/Berlin", nil, "Europe/Berlin"),
      (nil, nil, "Europe/Rome\n", "Europe/Rome"), (nil, "/usr/share/zoneinfo/Etc/UTC", "Europe/Rome", "UTC"),
      (nil, "/usr/share/zoneinfo/Factory", nil, "UTC"), (nil, "/usr/share/zoneinfo/EST", nil, "America/Panama"),
      (nil, nil, nil, "UTC"),
    ] as [(String?, String?, String?, String)])
  func machine(variable: String?, link: String?, file: String?, zone: String) {
    let environment = variable.map { ["TZ": $0] } ?? [:]
    #expect(Machine.zone(environment: environment, link: { _ in link }, text: { _ in file }) == zone)
  }

  @Test("Without a written zone the machine's counts, and is printed")
  func standard() throws {
    let settings = try Settings(machine: Machine(zone: "Europe/Berlin"))
    #expect(settings.schedule.zone.identifier == "Europe/Berlin")
    #expect(settings.printed.contains("\ntime-zone = Europe/Berlin\n"))
    #expect(Welcome(settings: settings, isTerminal: false).start.hasSuffix("time zone Europe/Berlin."))
    #expect(
      try Settings(flags: ["time-zone": ["Asia/Tokyo"]], machine: settings.machine).schedule.zone.identifier
        == "Asia/Tokyo")
  }

  @Test(
    "The address of links follows host and port",
    arguments: [
      ("127.0.0.1", "8010", "http://127.0.0.1:8010"), ("127.0.0.1", "80", "http://127.0.0.1"),
      ("::1", "9", "http://[::1]:9"), ("0.0.0.0", "8010", "http://192.168.1.4:8010"),
      ("::", "80", "http://192.168.1.4"),
    ])
  func addresses(host: String, port: String, address: String) throws {
    let settings = try Settings(
      flags: ["host": [host], "port": [port]], machine: Machine(addresses: ["192.168.1.4", "10.0.0.2"]))
    #expect(settings.site.baseURL == address)
    #expect(settings.followsRequests)
    #expect(try !Settings(flags: ["base-url": ["https://a.example/news/"]]).followsRequests)
    #expect(try Settings(flags: ["base-url": ["https://a.example/news/"]]).site.baseURL == "https://a.example/news")
  }

  @Test(
    "An address without a scheme is answered with the one it probably has",
    arguments: [
      ("news.example.org", "write https://news.example.org."),
      ("news.example.org/x", "write https://news.example.org/x."),
      ("192.168.1.4:8010", "write http://192.168.1.4:8010."), ("localhost:8010", "write http://localhost:8010."),
      ("box.local", "write http://box.local."), ("nas", "write http://nas."),
      ("htp://x.org", "write http:// or https:// and a host."),
      ("https://a.example/?x=1", "leave out ? and # with what follows them, and any user name."),
    ])
  func schemes(text: String, advice: String) {
    #expect { try Settings(flags: ["base-url": [text]]) } throws: { "\($0)".hasSuffix(advice) }
  }

  @Test("A phone gets addresses that it can reach and somebody can type")
  func typeable() {
    let entries = [
      ("lo", "127.0.0.1"), ("docker0", "172.17.0.1"), ("wlan0", "169.254.3.4"), ("wlan0", "192.168.1.4"),
      ("wlan0", "fe80::1%wlan0"), ("wlan0", "2001:db8::4"),
    ].map { LocalAddresses.Entry(interface: $0.0, address: $0.1) }
    #expect(LocalAddresses.typeable(entries) == ["192.168.1.4"])
    #expect(LocalAddresses.typeable(entries.filter { $0.address.contains(":") }) == ["2001:db8::4"])
  }

  @Test("Everywhere means the network's address, with a code on a terminal, and the address comes last")
  func welcome() throws {
    let settings = try Settings(flags: ["host": ["0.0.0.0"]], machine: Machine(addresses: ["192.168.1.4"]))
    let lines = Welcome(settings: settings, isTerminal: true).open(port: 8010).split(separator: "\n")
    #expect(lines.last == "10HN is at http://192.168.1.4:8010")
    #expect(lines.contains("Also at http://127.0.0.1:8010"))
    #expect(lines.contains { $0.contains("█") })
    #expect(!Welcome(settings: settings, isTerminal: false).open(port: 8010).contains("█"))
  }

  @Test("Where links lead nowhere is said, and where they lead to the site it isn't")
  func links() throws {
    func warning(_ flags: [String: String], isExport: Bool = false) throws -> String? {
      try Settings(flags: flags.mapValues { [$0] }, machine: Machine(addresses: ["192.168.1.4"]))
        .linkWarning(isExport: isExport)
    }
    #expect(try warning([:]) == nil)
    #expect(try warning(["host": "0.0.0.0"]) == nil)
    #expect(try warning(["base-url": "https://a.example", "audience": "public"]) == nil)
    #expect(try warning(["base-url": "https://a.example"], isExport: true) == nil)
    #expect(try warning([:], isExport: true)?.contains("Set base-url") == true)
    #expect(try warning(["audience": "public"])?.contains("Set base-url") == true)
    #expect(try warning(["base-url": "http://127.0.0.1:8010", "host": "0.0.0.0"])?.contains("themselves") == true)
    #expect(try warning(["base-url": "http://127.0.0.1:8010"], isExport: true)?.contains("themselves") == true)
    #expect(
      try warning(["base-url": "http://192.168.1.4:8010", "port": "9000", "host": "0.0.0.0"])?.contains("9000") == true)
  }
}

@Suite("What the field does to a command") struct FieldTests {
  private static let hostile = "\u{1B}]52;c;cm0=\u{7}\u{9B}2J\u{202E}x"

  @Test(
    "An edition can't be made for a far time",
    arguments: ["9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "2999-01-01T00:00:00Z"])
  func farTimes(time: String) async throws {
    let command = try CommandLine()
    let run = try await command.run(["edition", "build", "--at", time, "--data", command.data])
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("Error: No edition can be made for \(time). Choose a time between "), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: command.data))
  }

  @Test("Nothing in a title reaches a terminal as a command, by whatever way it is printed")
  func terminal() throws {
    let line = LogLine(time: Date(), level: "notice", label: "x", message: Self.hostile, fields: [("t", Self.hostile)])
    for format in LogLine.Format.allCases {
      #expect(
        !line.text(as: format).unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B || $0.value == 0x202E })
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("p-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    ProgressPrinter(output: try FileHandle(forWritingTo: file), isTerminal: false)
      .show(.read(title: Self.hostile, site: Self.hostile, outcome: .notReadable(why: Self.hostile)))
    let shown = try String(contentsOf: file, encoding: .utf8)
    #expect(shown.hasPrefix("  - \\u{1B}]52"), "\(shown)")
    #expect(
      !shown.unicodeScalars.contains { $0.value == 0x1B || $0.value == 7 || $0.value == 0x9B || $0.value == 0x202E })
  }

  @Test("No command writes to a terminal or a pipe in another way than through Output, which survives both")
  func oneWayOut() throws {
    let folder = CommandLine.repository.appendingPathComponent("Sources/Layer5/tenhn")
    for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
    where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for call in ["FileHandle.standardOutput.write", "FileHandle.standardError.write", " print(", "\tprint("] {
        let isOwn = text.contains("print: (String)")
        #expect(isOwn || !text.contains(call), "\(file.lastPathComponent): use say, emit or warn instead of \(call)")
      }
    }
  }

  @Test("A full standard output is said, and ends the command with 1")
  func fullOutput() async throws {
    let command = try CommandLine()
    let run = try await command.run(
      ["-c", "\(CommandLine.binary.path) config print > /dev/full"], of: URL(fileURLWithPath: "/bin/sh"))
    #expect(run.status == 1)
    #expect(run.errors == "Error: Can't write standard output: No space left on device.\n")
    let piped = try await command.run(
      ["-c", "\(CommandLine.binary.path) config print | head -1; echo done"], of: URL(fileURLWithPath: "/bin/sh"))
    #expect(piped.errors.isEmpty)
    #expect(piped.output.hasSuffix("done\n"))
  }

  @Test(
    "A server goes on with a full output, without a reader, and after a hang-up",
    arguments: ["> /dev/full 2>&1", "| head -c 1 > /dev/null", "> /dev/null 2>&1"])
  func server(output: String) async throws {
    let command = try CommandLine()
    let port = try LoopbackOrigin.freePort()
    let server = Process()
    server.executableURL = URL(fileURLWithPath: "/bin/sh")
    // If this process is interrupted, the pipe that it holds is closed, and the watcher ends shell and server.
    let held = Pipe()
    server.standardInput = held
    let watcher = "(exec sh -c 'cat > /dev/null; pkill -9 -f \"[s]erve --live no --port \(port) \"' <&3) &"
    server.arguments = [
      "-c",
      "exec 3<&0; \(watcher) \(CommandLine.binary.path) serve --live no --port \(port) --data \(command.data) \(output) < /dev/null & wait",
    ]
    server.environment = ["HOME": command.folder.path, "PATH": "/usr/bin:/bin"]
    server.standardOutput = FileHandle.nullDevice
    server.standardError = FileHandle.nullDevice
    try server.run()
    func isHealthy() async throws -> Bool {
      for _ in 0..<300 {
        if try await command.run(["health", "--port", "\(port)", "--data", command.data]).status == 0 { return true }
        try await Task.sleep(for: .milliseconds(100))
      }
      return false
    }
    #expect(try await isHealthy())
    // The server itself, also where the shell's last job is the reader of its pipe.
    let found = try await command.run(
      ["-f", "serve --live no --port \(port) "], of: URL(fileURLWithPath: "/usr/bin/pgrep"))
    let servers = found.output.split(separator: "\n").compactMap { Int32($0) }.filter { $0 != server.processIdentifier }
    try await Task.sleep(for: .seconds(1))
    for id in servers { kill(id, SIGHUP) }
    try await Task.sleep(for: .seconds(1))
    #expect(try await isHealthy())
    for id in servers { kill(id, SIGKILL) }
    server.terminate()
    try held.fileHandleForWriting.close()
  }
}

@Suite("The first hour") struct FirstHourTests {
  @Test("Five answers become a commented file that the program reads, and a wrong answer is asked for again")
  func setup() throws {
    var answers = ["BST", "Europe/London", "07:00 19:30", "", "https://a.example", "me@a.example"]
    var complaints: [String] = []
    let text = try SetupQuestions(machine: Machine(zone: "Europe/Berlin")).file { _ in
      answers.isEmpty ? nil : answers.removeFirst()
    } complain: {
      complaints.append($0)
    }
    #expect(complaints.count == 1 && complaints[0].contains("did you mean Europe/London?"))
    let settings = try Settings(file: SettingsFile.entries(of: text, at: "tenhn.conf"))
    #expect(settings.schedule.zone.identifier == "Europe/London")
    #expect(settings.schedule.slots.map(\.hour) == [7, 19])
    #expect(settings.site.baseURL == "https://a.example")
    #expect(settings.contact == "me@a.example")
    for setting in Settings.table.definitions { #expect(text.contains("# \(setting.help)\n")) }
  }

  @Test(
    "One time is one edition a day, named after its half of the day, also if it is written twice",
    arguments: [("07:00", "morning", 7), ("19:30", "evening", 19), ("06:00 06:00", "morning", 6)])
  func oneTime(answer: String, slot: String, hour: Int) throws {
    var answers = ["", "when it suits", answer]
    var complaints: [String] = []
    let text = try SetupQuestions(machine: Machine(zone: "UTC")).file { _ in
      answers.isEmpty ? nil : answers.removeFirst()
    } complain: {
      complaints.append($0)
    }
    let settings = try Settings(file: SettingsFile.entries(of: text, at: "tenhn.conf"))
    #expect(settings.schedule.slots.map(\.name) == [slot] && settings.schedule.slots.map(\.hour) == [hour])
    #expect(complaints.count == 1)
  }

  @Test("Return alone keeps every default, and an existing file is never overwritten")
  func defaults() async throws {
    let command = try CommandLine()
    let first = try await command.run(["init", "--data", command.data])
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      first.output.hasSuffix("Wrote \(command.data)/tenhn.conf. Start with: tenhn serve --data \(command.data)\n"))
    #expect(try await command.run(["config", "print", "--data", command.data]).status == 0)
    let second = try await command.run(["init", "--data", command.data])
    #expect(second.errors.contains("exists already"))
  }

  @Test("A backup inside the data folder is refused, and a full target is named as itself")
  func backups() async throws {
    let command = try CommandLine()
    let built = try await command.build(at: Drills.time, replay: try await command.sampleArchive())
    try #require(built.status == 0, "\(built.errors)")
    for path in ["/backup", "/blobs/../deep/backup"] {
      let run = try await command.run(["backup", command.data + path, "--data", command.data])
      #expect(run.status == 1)
      #expect(run.errors.contains("is inside the data folder"), "\(run.errors)")
    }
    guard let mounts = Namespace.tool else { return }
    let full = command.folder.appendingPathComponent("full").path
    try FileManager.default.createDirectory(atPath: full, withIntermediateDirectories: true)
    let run = try await command.run(
      [
        "-m", "sh", "-c",
        "mount -t tmpfs -o size=100k none \(full) && exec \(CommandLine.binary.path) backup \(full)/b --data \(command.data)",
      ],
      of: mounts)
    #expect(run.errors == "Error: Can't write \(full)/b. Is the disk full or read-only?\n", "\(run.errors)")
  }

  @Test(
    "A folder that can only be read is listed, verified, exported and served (needs root and unshare)",
    .enabled(if: Namespace.tool != nil))
  func readOnly() async throws {
    let command = try CommandLine()
    let built = try await command.build(at: Drills.time, replay: try await command.sampleArchive())
    try #require(built.status == 0, "\(built.errors)")
    let (data, out) = (command.data, command.folder.appendingPathComponent("out").path)
    func run(_ arguments: String) async throws -> CommandLine.Run {
      try await command.run(
        [
          "-m", "sh", "-c",
          "mount --bind \(data) \(data) && mount -o remount,ro,bind \(data) && \(arguments.replacing("tenhn ", with: CommandLine.binary.path + " "))",
        ], of: try #require(Namespace.tool))
    }
    #expect(try await run("tenhn edition list --data \(data)").output.hasPrefix(Drills.key))
    for line in [
      "edition verify \(Drills.key)", "edition show \(Drills.key)", "search editions", "status",
      "site export --output \(out)",
    ] {
      let done = try await run("tenhn \(line) --data \(data)")
      #expect(done.status == 0, "\(line): \(done.errors)")
    }
    let port = try LoopbackOrigin.freePort()
    // The server ends when this test has looked and made a file.
    let looked = command.folder.appendingPathComponent("looked")
    async let serving = run(
      "{ tenhn serve --port \(port) --data \(data) & while [ ! -e \(looked.path) ]; do sleep 0.2; done; kill $!; wait; }"
    )
    var statuses: [String: String] = [:]
    for path in ["/editions/\(Drills.key)", "/readyz"] {
      for _ in 0..<300 where statuses[path] == nil {
        statuses[path] = try? await String(LoopbackClient.get(path, port: port).prefix(12))
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    try Data().write(to: looked)
    let served = try await serving
    #expect(served.output.contains("can only be read: it is served as it is"), "\(served.output)\(served.errors)")
    #expect(Set(statuses.values) == ["HTTP/1.1 200"] && statuses.count == 2, "\(statuses) \(served.output)")
  }
}

/// The tool that gives a command mounts of its own.
enum Namespace {
  /// Nil where this process may not do that.
  static let tool: URL? = {
    let tool = URL(fileURLWithPath: "/usr/bin/unshare")
    guard FileManager.default.isExecutableFile(atPath: tool.path) else { return nil }
    let trial = Process()
    trial.executableURL = tool
    trial.arguments = ["-m", "true"]
    trial.standardError = FileHandle.nullDevice
    guard (try? trial.run()) != nil else { return nil }
    trial.waitUntilExit()
    return trial.terminationStatus == 0 ? tool : nil
  }()
}
