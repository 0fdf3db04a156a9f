import ArgumentParser

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Prints the manual page; read it with: tenhn manual | man -l -")

  func run() { print(ManualPage.ofThisProgram.text, terminator: "") }
}
