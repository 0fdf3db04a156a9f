import ArgumentParser
import OfflineCommands

/// `tenhn config`: shows the settings.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Shows the settings.", subcommands: [Print.self, Template.self])

  struct Template: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a configuration file in which every setting is a comment, with its help and its default.")

    func run() { emit(SettingsFile.template(written: [:]), ending: "") }
  }

  struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints every setting in force as the file would have it, secrets masked.")
    @OptionGroup var options: DataOptions

    func run() throws { emit(try options.settings().printed, ending: "") }
  }
}
