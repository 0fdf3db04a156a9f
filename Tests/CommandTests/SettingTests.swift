import EditionModel
import Editor
import Fetching
import Foundation
import Publishing
import StorySources
import Testing

@testable import tenhn

@Suite("Settings") struct SettingTests {
  private func settings(_ text: String, environment: [String: String] = [:], flags: [String: [String]] = [:])
    throws -> Settings
  {
    try Settings(flags: flags, environment: environment, file: SettingsFile.entries(of: text, at: "tenhn.conf"))
  }

  private func failure(_ text: String, environment: [String: String] = [:], flags: [String: [String]] = [:])
    -> String?
  {
    do {
      _ = try settings(text, environment: environment, flags: flags)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("A value has the type of its setting, and every setting has a default")
  func types() throws {
    let standard = try Settings()
    #expect(standard.port == 8010)
    #expect(standard.metricsPort == nil)
    #expect(standard.live)
    #expect(standard.pdfTool == "pdftotext")
    #expect(standard.edition.sources == SourceSettings())
    let given = try settings(
      "port = 80\nlive = no\npdf-tool = none\nmetrics-port = 9\nallow = a:1 b:2,c:3\r\nhacker-news = http://127.0.0.1/v0\n"
    )
    #expect(given.port == 80)
    #expect(given.metricsPort == 9)
    #expect(!given.live)
    #expect(given.pdfTool == nil)
    #expect(given.allow.count == 3)
    #expect(given.edition.sourceProfile.probes.map(\.url) == ["http://127.0.0.1/v0/topstories.json"])
  }

  @Test("Feeds are split in one way for everyone who uses them")
  func feeds() throws {
    let settings = try settings("publication = mine\nfeeds = https://a.example/x, https://b.example/y\n")
    #expect(settings.edition.sourceProfile.probes.map(\.url) == ["https://a.example/x", "https://b.example/y"])
    #expect(settings.site.sourceName == "2 feeds")
    #expect(settings.sourceName == "2 feeds")
  }

  @Test("A flag beats the environment, which beats the file")
  func order() throws {
    let environment = ["TENHN_PORT": "2", "TENHN_TITLE": "From the environment"]
    let settings = try settings(
      "port = 1\ntitle = x\nhost = ::1\n", environment: environment, flags: ["port": ["4", "3"]])
    #expect(settings.port == 3)
    #expect(settings.title == "From the environment")
    #expect(settings.host == "::1")
  }

  @Test("A list's flag may be repeated")
  func lists() throws {
    let settings = try settings("", flags: ["allow": ["127.0.0.1:1", "127.0.0.1:2"]])
    #expect(settings.allow == Set([HostPort(host: "127.0.0.1", port: 1), HostPort(host: "127.0.0.1", port: 2)]))
  }

  @Test("A wrong value names its place and what would be right")
  func wrongValues() {
    #expect(failure("port = abc") == "tenhn.conf:1: port: \"abc\" isn't a valid port; use 1–65535.")
    #expect(
      failure("", environment: ["TENHN_PORT": "70000"]) == "TENHN_PORT: \"70000\" isn't a valid port; use 1–65535.")
    #expect(failure("", flags: ["port": ["-1"]]) == "--port: \"-1\" isn't a valid port; use 1–65535.")
    #expect(
      failure("# mine\n\nlog-format = xml") == "tenhn.conf:3: log-format: \"xml\" isn't a choice; use text or json.")
    #expect(failure("allow = 127.0.0.1:1 docs")?.contains("\"docs\" isn't a host with a port") == true)
    #expect(failure("feeds = example.org")?.contains("isn't a web address") == true)
    let long = "https://a.example/" + String(repeating: "a", count: 1 << 22)
    for line in ["feeds = https://b.example/ \(long)", "hacker-news = \(long)"] {
      let said = failure(line) ?? ""
      #expect(said.contains("16384 is the most") && said.utf8.count < 300)
    }
    #expect(failure("time-zone = Mars/Olympus")?.contains("such as Europe/Berlin") == true)
  }

  @Test("An unknown key or variable names its place and the nearest name")
  func unknownKeys() {
    #expect(failure("prot = 1") == "tenhn.conf:1: unknown setting \"prot\" (did you mean \"port\"?)")
    #expect(failure("\ntimezone = UTC") == "tenhn.conf:2: unknown setting \"timezone\" (did you mean \"time-zone\"?)")
    #expect(failure("cheese = red") == "tenhn.conf:1: unknown setting \"cheese\" (`tenhn config print` lists them)")
    #expect(
      failure("", environment: ["TENHN_PROT": "1"]) == "unknown variable TENHN_PROT (did you mean TENHN_PORT?)")
    #expect(failure("", environment: ["TENHN_port": "1"])?.hasPrefix("unknown variable TENHN_port") == true)
    #expect(failure("port") == "tenhn.conf:1: \"port\" isn't a setting; write name = value.")
  }

  @Test("Variables of the folder, of tests and of service managers aren't settings")
  func otherVariables() {
    let names = ["TENHN_DATA", "TENHN_CONFIG", "TENHN_SHARED", "NOTIFY_SOCKET", "WATCHDOG_USEC", "PATH"]
    #expect(failure("", environment: Dictionary(uniqueKeysWithValues: names.map { ($0, "x") })) == nil)
  }

  @Test("Every variable that a script of this repository uses is known")
  func scripts() throws {
    let variables = Settings.table.definitions.flatMap(\.keys).map(environmentVariable).reduce(
      into: SettingsTable.otherVariables
    ) { $0.insert($1) }
    for folder in ["Acceptance", "Benchmarks", "Scripts", "Packaging", "Tools"] {
      let root = CommandLine.repository.appendingPathComponent(folder)
      for case let file as URL in FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) ?? .init() {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
        for match in text.matches(of: #/TENHN_[A-Z_]*[A-Z]/#) {
          let isKnown = variables.contains(String(match.output))
          #expect(isKnown, "add \(match.output) of \(file.lastPathComponent) to SettingsTable.otherVariables")
        }
      }
    }
  }

  @Test("A secret may be in a file of its own, and is printed nowhere")
  func secrets() throws {
    let secret = "https://alerts.example/token"
    let settings = try Settings(environment: ["TENHN_ALERT_WEBHOOK_FILE": "/run/secret"]) {
      $0 == "/run/secret" ? secret + "\n" : nil
    }
    #expect(settings.alertWebhook == secret)
    #expect(settings.printed.contains("alert-webhook = ********\n"))
    #expect(settings.journaled == ["alert-webhook": "********"])
    #expect(!settings.printed.contains("token"))
    #expect(
      failure("alert-webhook = token")
        == "tenhn.conf:1: alert-webhook: the value isn't a web address; write http:// or https:// and a host.")
    #expect(failure("alert-webhook-file = /nowhere")?.contains("/nowhere can't be read") == true)
    #expect(failure("alert-webhook = https://a.example\nalert-webhook-file = /x")?.contains("use either") == true)
  }

  @Test("The journal, from which nothing can be erased, has no reader's address")
  func personal() throws {
    for setting in Settings.table.definitions where setting.isPersonal {
      let one = try settings("\(setting.name) = me@a.example\nmail-server = smtp://127.0.0.1\nmail-from = n@a.example")
      #expect(one.journaled[setting.name] == "1 address")
      let two = try settings(
        "\(setting.name) = me@a.example, you@b.example\nmail-server = smtp://127.0.0.1\nmail-from = n@a.example")
      #expect(two.journaled[setting.name] == "2 addresses")
    }
    #expect(Settings.table.definitions.count { $0.isPersonal } == 2)
  }

  @Test("Settings that exclude each other are refused together")
  func combinations() {
    #expect(failure("feeds = https://a.example")?.contains("set publication to another name") == true)
    #expect(failure("alert-webhook = https://a.example\nalert-command = /bin/true")?.contains("choose one") == true)
  }

  @Test(
    "What earlier versions wrote or allowed still starts: equal times are one edition, a blank title is the standard")
  func earlierFiles() throws {
    for (text, slot) in [("evening = 06:00", "morning"), ("morning = 18:00", "evening")] {
      let settings = try settings(text)
      #expect(settings.schedule.slots.map(\.name) == [slot])
      #expect(settings.timesWarning?.contains("the same time") == true)
    }
    #expect(try settings("evening = 06:00\nslots = evening").schedule.slots.map(\.name) == ["evening"])
    #expect(try settings("").timesWarning == nil && settings("").schedule.slots.count == 2)
    #expect(try settings("title =").title == "10HN")
    #expect(try settings("alert-command = /usr/local/bin/tell \"10HN\"").alertCommand != nil)
  }

  @Test("Counters are on the site by default only where it listens on loopback")
  func metrics() throws {
    for host in ["127.0.0.1", "::1", "localhost", "127.8.0.1"] { #expect(try settings("host = \(host)").showsMetrics) }
    for host in ["0.0.0.0", "::", "192.168.1.4", "news.example.org"] {
      #expect(try !settings("host = \(host)").showsMetrics)
      #expect(try settings("host = \(host)\nmetrics = yes").showsMetrics)
    }
    #expect(try !settings("metrics = no").showsMetrics)
  }

  @Test("Each setting has a name, a variable and a sentence of its own")
  func table() {
    let definitions = Settings.table.definitions
    // Each property of the table is a setting, but one: the list of the sources' settings.
    #expect(
      definitions.count == Mirror(reflecting: Settings.table).children.count - 1 + EditionSettings.sourceSettings.count)
    #expect(Set(definitions.flatMap(\.keys)).count == definitions.flatMap(\.keys).count)
    for setting in definitions { #expect(setting.help.hasSuffix(".") && setting.variable.hasPrefix("TENHN_")) }
  }

  @Test("What is printed is a configuration file with the same settings")
  func printing() throws {
    let settings = try settings("port = 1\nmorning = 07:30\naudience = public\n")
    let again = try self.settings(settings.printed)
    #expect(again.printed == settings.printed)
    #expect(again.schedule.slots == settings.schedule.slots)
    #expect(again.journaled == settings.journaled)
  }

  @Test("Each setting but a secret is a flag of the program, and a wrong one ends it with one line")
  func flags() async throws {
    let command = try CommandLine()
    let help = try await command.run(["help", "serve"])
    for setting in Settings.table.definitions {
      for key in setting.flagKeys { #expect(help.output.contains("--\(key) <"), "\(key)") }
    }
    #expect(!help.output.contains("--alert-webhook <"))
    let printed = try await command.run(["config", "print", "--port", "81", "--title", "Mine", "--data", command.data])
    #expect(printed.output.contains("port = 81\n") && printed.output.contains("title = Mine\n"))
    let wrong = try await command.run(["serve", "--port", "abc", "--data", command.data])
    #expect(wrong.status == 1)
    #expect(wrong.errors == "Error: --port: \"abc\" isn't a valid port; use 1–65535.\n")
    #expect(!FileManager.default.fileExists(atPath: command.data))
  }

  @Test("A wrong variable ends the program with one line")
  func variables() async throws {
    let command = try CommandLine()
    for (variable, value) in [
      ("TENHN_LOG_LEVEL", "loud"), ("TENHN_LOG_FORMAT", "xml"), ("TENHN_TRUSTED_PROXIES", "localhost"),
      ("TENHN_METRICS_PORT", "70000"),
    ] {
      let run = try await command.run(
        ["serve", "--live", "no", "--port", "0", "--data", command.data], environment: [variable: value])
      #expect(run.status == 1, "\(variable)")
      #expect(run.errors.contains(value) && run.errors.contains(variable))
      #expect(run.errors.split(separator: "\n").count == 1)
    }
  }
}

@Suite("The nearest name") struct NearestNameTests {
  @Test(
    "The distance is the number of letters added, missing, replaced or swapped",
    arguments: [
      ("prot", "port", 1), ("port", "port", 0), ("pot", "port", 1), ("", "ab", 2), ("kitten", "sitting", 3),
    ])
  func distance(from: String, to: String, distance: Int) { #expect(editDistance(from: from, to: to) == distance) }

  @Test("Anything that is not similar has no nearest name")
  func anything() {
    #expect(nearestName(to: "colour", among: ["port", "host"]) == nil)
    #expect(nearestName(to: "prot", among: ["host", "port"]) == "port")
  }
}
