import ArgumentParser
import EditionModel
import Fetching
import Foundation
import HackerNews
import OfflineCommands

/// `tenhn doctor`: what is wrong with this installation, or with the way to a host.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks the data folder, the clock and the sources; with a host, the way to it layer by layer.")

  @OptionGroup var options: DataOptions
  @OptionGroup var network: NetworkOptions

  @Option(help: "The address of the Hacker News API.")
  var source: String = HackerNews.address

  @Argument(help: "A host such as example.org, or a URL; without one, this installation is checked.")
  var host: String?

  func run() async throws {
    let configuration = try options.configuration()
    let contact = configuration[.contact]
    let policy = try network.policy(contact: contact.isEmpty ? nil : contact)
    let transport = try network.transport(policy)
    let fetcher = Fetcher(transport: transport, policy: policy) { .now }
    let findings =
      if let host { await examine(host, fetcher) } else {
        await examineInstallation(fetcher, publication: try configuration.publication())
      }
    await transport.shutdown()
    for finding in findings { print(finding.lines) }
    if let broken = findings.first(where: { $0.state == .broken }) {
      throw CommandFailure("\(broken.subject): \(broken.text). \(broken.hint ?? "")")
    }
  }

  private func examineInstallation(_ fetcher: Fetcher, publication: String) async -> [Finding] {
    DataFolderCheck(folder: options.folder, publication: publication).findings()
      + (await SourceCheck(fetcher: fetcher, now: .now).findings(
        name: "Hacker News", url: "\(source)/topstories.json"))
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
