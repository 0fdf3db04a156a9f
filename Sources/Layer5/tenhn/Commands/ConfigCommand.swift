import ArgumentParser
import OfflineCommands

/// `tenhn config`: shows the settings.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Shows the settings.", subcommands: [Print.self])

  struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints every setting in force as the file would have it, secrets masked.")
    @OptionGroup var options: DataOptions

    func run() throws { Terminal.show(try options.settings().printed, terminator: "") }
  }
}
