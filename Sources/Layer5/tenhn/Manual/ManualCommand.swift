import ArgumentParser
import OfflineCommands

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Prints the manual page; read it with: tenhn manual | man -l -")

  func run() { emit(ManualPage.ofThisProgram.text, ending: "") }
}
