import Testing

@testable import tenhn

@Suite struct TheSettings {
  private func configuration(_ text: String) throws -> Configuration { try Configuration(environment: [:], file: text) }

  @Test("Counters stand on the site by default only where it listens on loopback")
  func metrics() throws {
    let standard = try configuration("")
    for host in ["127.0.0.1", "::1", "localhost", "127.8.0.1"] { #expect(try standard.showsMetrics(host: host)) }
    for host in ["0.0.0.0", "::", "192.168.1.4", "news.example.org"] {
      #expect(try !standard.showsMetrics(host: host))
      #expect(try configuration("metrics = yes").showsMetrics(host: host))
    }
    #expect(try !configuration("metrics = no").showsMetrics(host: "127.0.0.1"))
  }

  @Test("A value that can't be is one line that says what can")
  func badValues() async throws {
    let command = try CommandLine()
    for (variable, value) in [
      ("TENHN_LOG_LEVEL", "loud"), ("TENHN_LOG_FORMAT", "xml"), ("TENHN_TRUSTED_PROXIES", "localhost"),
      ("TENHN_METRICS_PORT", "70000"),
    ] {
      let run = try await command.run(
        ["serve", "--live", "no", "--port", "0", "--data", command.data], environment: [variable: value])
      #expect(run.status == 1, "\(variable)")
      #expect(run.errors.contains(value))
      #expect(run.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("Each setting has a name, a variable and a sentence of its own")
  func table() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    for setting in Setting.all { #expect(!setting.help.isEmpty && setting.variable.hasPrefix("TENHN_")) }
  }
}
