import ArgumentParser
import OfflineCommands

/// The `tenhn-offline` command: the public face of its module. It builds in seconds, for work on layer 1.
@main
struct TenHNOffline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenhn-offline", abstract: "The commands of tenhn that need neither network nor store.",
    subcommands: Offline.commands)
}
