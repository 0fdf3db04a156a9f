import ArgumentParser
import FoundationEssentials
import Robots

/// `tenhn robots`: prints what a robots.txt says about one URL.
struct RobotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "robots", abstract: "Prints whether a robots.txt allows a program to read a URL.")

  @Option(help: "The program's product token, such as tenhn.")
  var agent: String

  @Argument(help: "The robots.txt file.")
  var file: String

  @Argument(help: "The URL.")
  var url: String

  func run() throws {
    guard let data = try? Data(contentsOf: URL(filePath: file)) else {
      throw CommandFailure("\(file) can't be read. Name a file that exists.")
    }
    say(RobotsRules(Array(data), token: agent).allows(urlTarget(of: url)) ? "allowed" : "disallowed")
  }
}
