import ArgumentParser
import OfflineCommands

/// `tenhn health`: for health checks of containers, which have no other program to ask with.
struct HealthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health", abstract: "Asks the server on this machine whether it is alive.")
  @OptionGroup var options: DataOptions

  func run() throws {
    let configuration = try options.configuration()
    guard let port = try configuration.port(.port), SelfCheck(host: configuration[.host], port: port).isAnswered else {
      throw CommandFailure(
        "Nothing answers at \(configuration[.host]):\(configuration[.port]); is `tenhn serve` running there?")
    }
    print("alive")
  }
}
