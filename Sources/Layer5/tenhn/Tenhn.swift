import ArgumentParser
import Foundation
import OfflineCommands

/// The `tenhn` command. It exits with 0 when done, 1 and one line on standard error when it can't be done, 64 for bad usage.
@main
struct Tenhn: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenhn", abstract: "Ten interesting stories every morning and every evening.",
    version: Engine.description,
    subcommands: [ServeCommand.self, InitCommand.self, ConfigCommand.self, ManualCommand.self, ReadPagesCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Edition",
        subcommands: [
          EditionCommand.self, SiteCommand.self, SearchCommand.self, DiscussionCommand.self, FeedsCommand.self,
          FeedbackCommand.self,
        ]),
      CommandGroup(
        name: "Delivery", subcommands: [DeliverCommand.self, MailCommand.self, SubscribersCommand.self]),
      CommandGroup(
        name: "Care",
        subcommands: [
          StatusCommand.self, DoctorCommand.self, HealthCommand.self, BackupCommand.self, RestoreCommand.self,
          JournalCommand.self,
        ]),
      CommandGroup(
        name: "Single-step",
        subcommands: [FetchCommand.self, EngineCommand.self]
          + Offline.commands.map { $0.configuration.commandName == "select" ? SelectFolderCommand.self : $0 }),
    ])

  /// Runs the command that the arguments name, and ends the process.
  static func main() async {
    Output.survivesClosedPipes()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch {
      end(with: error)
    }
    // A reader that has gone wanted no more. A full disk has lost what was printed.
    if let failure = Output.firstFailure, failure != EPIPE {
      warn("Error: Can't write standard output: \(String(cString: strerror(failure))).")
      Foundation.exit(1)
    }
    Foundation.exit(0)
  }

  /// Prints an error, or a help text that was asked for, and ends the process with the status that belongs to it.
  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if code.isSuccess { emit(message) } else if !message.isEmpty { warn(message) }
    Foundation.exit(code.rawValue)
  }
}
