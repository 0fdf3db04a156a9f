import ArgumentParser
import OfflineCommands

/// `tenhn health`: for health checks of containers, which have no other program to ask with.
struct HealthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health", abstract: "Asks the server on this machine whether it is alive.",
    discussion: "It asks where the settings say that the server listens. --host and --port say something else.")
  @OptionGroup var options: DataOptions

  func run() throws {
    let settings = try options.wholeSettings()
    guard SelfCheck(host: settings.host, port: settings.port).isAnswered else {
      throw CommandFailure(
        "Nothing answers at \(settings.host):\(settings.port). Is `tenhn serve` running there?")
    }
    say("alive")
  }
}
