import ArgumentParser
import EditionModel
import Fetching
import Foundation
import OfflineCommands

/// `tenhn doctor`: what is wrong with this installation, or with the way to a host.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks the data folder, the clock and the sources; with a host, the way to it layer by layer.")

  @OptionGroup var options: DataOptions
  @OptionGroup var network: NetworkOptions

  @Option(help: "The address of the Hacker News API; else that of the settings.")
  var source: String?

  @Argument(help: "A host such as example.org, or a URL; without one, this installation is checked.")
  var host: String?

  func run() async throws {
    let configuration = try options.configuration([.hackerNews: source])
    let contact = configuration[.contact]
    var policy = try network.policy(contact: contact.isEmpty ? nil : contact)
    policy.allowed.formUnion(try configuration.allowed())
    let transport = try network.transport(policy)
    let fetcher = Fetcher(transport: transport, policy: policy) { .now }
    let findings =
      if let host { await examine(host, fetcher) } else { try await examineInstallation(fetcher, configuration) }
    await transport.shutdown()
    for finding in findings { print(finding.lines) }
    if let broken = findings.first(where: { $0.state == .broken }) {
      throw CommandFailure("\(broken.subject): \(broken.text). \(broken.hint ?? "")")
    }
  }

  /// The sources are those that editions would be made from, at the addresses that the settings name.
  private func examineInstallation(_ fetcher: Fetcher, _ configuration: Configuration) async throws -> [Finding] {
    var findings = await DataFolderCheck(folder: options.folder, publication: try configuration.publication())
      .findings()
    let check = SourceCheck(fetcher: fetcher, now: .now)
    let feeds = configuration[.feeds].split { $0 == " " || $0 == "," }.map(String.init)
    if feeds.isEmpty {
      findings += await check.findings(
        name: "Hacker News", url: "\(configuration[.hackerNews])/topstories.json", as: .api)
    }
    for feed in feeds { findings += await check.findings(name: feed, url: feed, as: .feed) }
    return findings
  }

  private func examine(_ host: String, _ fetcher: Fetcher) async -> [Finding] {
    let stub = (try? network.stub()) ?? NameServers.system.flatMap { StubResolver(address: $0, port: 53) }
    let resolver: any Resolver = (try? network.stub()) ?? SystemResolver()
    let means = HostExamination.Means(fetcher: fetcher, resolver: resolver) { name in
      await stub?.validation(of: name) ?? .unknown
    }
    return await HostExamination(of: host, by: means).steps.map { step in
      Finding(state: step.isSound ? .sound : .broken, subject: step.layer, text: step.text, hint: step.hint)
    }
  }
}
