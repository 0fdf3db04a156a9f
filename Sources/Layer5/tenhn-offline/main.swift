import ArgumentParser
import OfflineCommands

struct TenHNOffline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenhn-offline", abstract: "The commands of tenhn that need neither network nor store.",
    subcommands: Offline.commands)
}

TenHNOffline.main()
