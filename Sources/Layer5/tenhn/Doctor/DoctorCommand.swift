import ArgumentParser
import Diagnosis
import EditionModel
import Editor
import Fetching
import Foundation
import JSONFormat
import OfflineCommands
import Sandbox
import StorySources

/// `tenhn doctor`: checks this installation, or the way to hosts.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks the data folder, the clock and the sources; with hosts, the way to each, layer by layer.",
    discussion: """
      The way to a host is this machine's clock, its name server, the name, the chain of signatures from the root of the DNS \
      (asked zone by zone, without trust in any name server), the addresses, TCP, TLS, HTTP, robots.txt and the text. The first \
      layer that is broken is the answer.

      The exit status says which: 0 none, 2 clock, 3 resolver, 4 name, 5 chain, 6 addresses, 7 TCP, 8 TLS, 9 HTTP, 10 robots, \
      11 text. With several hosts it is that of the first broken one. 1 means that this installation has a fault.
      """)

  @OptionGroup var options: DataOptions
  @OptionGroup var network: ResolverOptions
  @OptionGroup var chain: ChainOptions

  @Flag(help: "Print one JSON object for each host.")
  var json = false

  @Argument(help: "Hosts such as example.org, or URLs; without one, this installation is checked.")
  var hosts: [String] = []

  func run() async throws {
    let installation = try options.installation()
    let settings = installation.whole
    let policy = network.policy(settings)
    let transport = network.transport(policy)
    let fetcher = Fetcher(transport: transport, policy: policy) { .now }
    do {
      if hosts.isEmpty { try await check(installation, fetcher) } else { try await examine(fetcher) }
    } catch {
      await transport.shutdown()
      throw error
    }
    await transport.shutdown()
  }

  /// Checks the sources that editions would be made from, at the addresses that the settings name.
  private func check(_ installation: Installation, _ fetcher: Fetcher) async throws {
    let settings = installation.whole
    let names = installation.publications.map(\.publication)
    var findings = await DataFolderCheck(folder: options.folder, publications: names).findings()
    if let warning = settings.linkWarning() {
      findings.append(Finding(state: .warning, subject: "links", text: warning))
    } else {
      findings.append(Finding(state: .sound, subject: "links", text: "begin with \(settings.address)"))
    }
    let zones = installation.publications.map(\.schedule.zone.identifier)
    let zone = Set(zones).count == 1 ? zones[0] : zip(names, zones).map { "\($0) \($1)" }.joined(separator: ", ")
    findings.append(Finding(state: .sound, subject: "time zone", text: zone))
    findings.append(await sandbox)
    let check = SourceCheck(fetcher: fetcher, now: .now)
    var asked: Set<SourceProbe> = []
    for probe in installation.publications.flatMap(\.edition.sourceProfile.probes) where asked.insert(probe).inserted {
      findings += await check.findings(name: probe.name, url: probe.url, as: probe.isFeed ? .feed : .api)
    }
    for finding in findings { say(finding.lines) }
    let failed = findings.count { $0.state == .broken }
    // What failed and what to do was said above, once.
    guard failed == 0 else {
      throw CommandFailure("\(failed) of \(findings.count) checks failed. See what to do below each FAIL above.")
    }
  }

  /// What keeps the processes that read pages and PDFs from the network.
  private var sandbox: Finding {
    get async {
      let isAlone = await !Starters.withoutNetwork.value.isEmpty
      return isAlone
        ? Finding(state: .sound, subject: "page readers", text: "run without a network, in processes of their own")
        : Finding(
          state: .warning, subject: "page readers",
          text: "run in processes of their own, but could use the network: `unshare` isn't there or isn't allowed",
          hint: "Install util-linux, or let the service make namespaces (RestrictNamespaces in the systemd unit).")
    }
  }

  private func examine(_ fetcher: Fetcher) async throws {
    let examination = HostExamination(try chain.means(fetcher, network))
    var reports: [HostReport] = []
    let style = DoctorStyle(isColored: !json && isatty(STDOUT_FILENO) == 1)
    for host in hosts {
      let report = await examination.report(on: host)
      reports.append(report)
      say(json ? report.json.text : style.lines(report))
    }
    if !json, hosts.count > 1 { say(style.summary(reports)) }
    guard let broken = reports.compactMap(\.broken).first else { return }
    throw ExitCode(Self.status(of: broken.layer))
  }

  private static func status(of layer: HostReport.Layer) -> Int32 {
    Int32(HostReport.Layer.allCases.firstIndex(of: layer) ?? 0) + 2
  }
}
