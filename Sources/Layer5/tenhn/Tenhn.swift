import ArgumentParser
import OfflineCommands

/// The `tenhn` command. It exits with 0 when done, 1 and one line on standard error when it can't be done, 64 for bad usage.
@main
struct Tenhn: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenhn", abstract: "Ten interesting stories every morning and every evening.",
    version: Engine.version,
    subcommands: [
      ServeCommand.self, EditionCommand.self, SiteCommand.self, ConfigCommand.self, FetchCommand.self,
      StatusCommand.self, DoctorCommand.self, HealthCommand.self, ManualCommand.self, ReadPagesCommand.self,
    ]
      + [BackupCommand.self, RestoreCommand.self, JournalCommand.self, SearchCommand.self, FeedbackCommand.self]
      + Offline.commands.map { $0.configuration.commandName == "select" ? SelectFolderCommand.self : $0 })
}
