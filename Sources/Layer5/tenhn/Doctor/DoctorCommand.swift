import Editor
import StorySources
import ArgumentParser
import EditionModel
import Fetching
import Foundation
import OfflineCommands

/// `tenhn doctor`: checks this installation, or the way to a host.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks the data folder, the clock and the sources; with a host, the way to it layer by layer.")

  @OptionGroup var options: DataOptions
  @OptionGroup var network: ResolverOptions

  @Argument(help: "A host such as example.org, or a URL; without one, this installation is checked.")
  var host: String?

  func run() async throws {
    let settings = try options.settings()
    let policy = network.policy(settings)
    let transport = network.transport(policy)
    let fetcher = Fetcher(transport: transport, policy: policy) { .now }
    let findings =
      if let host { await examine(host, fetcher) } else { await examineInstallation(fetcher, settings) }
    await transport.shutdown()
    for finding in findings { print(finding.lines) }
    let failed = findings.count { $0.state == .broken }
    // What failed and what to do was said above, once.
    guard failed == 0 else {
      throw CommandFailure("\(failed) of \(findings.count) checks failed. See what to do below each FAIL above.")
    }
  }

  /// Checks the sources that editions would be made from, at the addresses that the settings name.
  private func examineInstallation(_ fetcher: Fetcher, _ settings: Settings) async -> [Finding] {
    var findings = await DataFolderCheck(folder: options.folder, publication: settings.publication).findings()
    let check = SourceCheck(fetcher: fetcher, now: .now)
    for probe in settings.edition.sourceProfile.probes {
      findings += await check.findings(name: probe.name, url: probe.url, as: probe.isFeed ? .feed : .api)
    }
    return findings
  }

  private func examine(_ host: String, _ fetcher: Fetcher) async -> [Finding] {
    let stub = network.resolver ?? NameServers.system.flatMap { StubResolver(address: $0, port: 53) }
    let resolver: any Resolver = network.resolver ?? SystemResolver()
    let means = HostExamination.Means(fetcher: fetcher, resolver: resolver) { name in
      await stub?.validation(of: name) ?? .unknown
    }
    return await HostExamination(of: host, by: means).steps.map { step in
      Finding(state: step.isSound ? .sound : .broken, subject: step.layer, text: step.text, hint: step.hint)
    }
  }
}
