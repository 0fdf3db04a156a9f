import ArgumentParser
import Foundation
import OfflineCommands

/// The `tenhn` command. Exit status: 0 done; 1 it could not be done, with one line on standard error; 64 bad usage.
@main
struct Tenhn: AsyncParsableCommand {
  static func main() async {
    Logs.start()
    await main(nil)
  }

  static let configuration = CommandConfiguration(
    commandName: "tenhn", abstract: "Ten interesting stories every morning and every evening.",
    version: Engine.version,
    subcommands: [
      ServeCommand.self, EditionCommand.self, SiteCommand.self, ConfigCommand.self, FetchCommand.self,
      StatusCommand.self, DoctorCommand.self, HealthCommand.self, ManualCommand.self,
    ]
      + [BackupCommand.self, RestoreCommand.self, JournalCommand.self, SearchCommand.self, FeedbackCommand.self]
      + Offline.commands)
}
