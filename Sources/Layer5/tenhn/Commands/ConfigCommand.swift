import ArgumentParser
import Foundation
import OfflineCommands

/// `tenhn config`: shows the settings.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Shows the settings.", subcommands: [Print.self, Check.self, Template.self])

  struct Template: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a configuration file in which every setting is a comment, with its help and its default.")

    func run() { emit(SettingsFile.template(written: [:]), ending: "") }
  }

  struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints every setting in force as the file would have it, secrets masked.")
    @OptionGroup var options: DataOptions

    func run() throws { emit(try options.installation().printed, ending: "") }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads the configuration file as `serve` would, and says which publications it has.")
    @OptionGroup var options: DataOptions

    func run() throws {
      let installation = try options.installation()
      let path = options.configurationPath
      let isThere = FileManager.default.fileExists(atPath: path)
      say(isThere ? "\(path) can be used." : "There is no \(path); everything has its default.")
      for settings in installation.publications {
        say(settings.summary)
        if let warning = settings.timesWarning { warn(warning) }
      }
    }
  }
}
