import ArgumentParser
import WebAddress

/// Prints a URL as the parser of this project writes it, for checking it against others.
struct URLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "url", abstract: "Parses a URL as browsers do and prints it.")

  @Option(help: "The URL that a relative one is resolved against.")
  var base: String?

  @Argument(help: "The URL; put -- before one that begins with a dash.")
  var url: String

  func run() throws {
    var resolvedBase: WebURL?
    if let base {
      resolvedBase = WebURL(base)
      guard resolvedBase != nil else {
        emit("invalid")
        throw CommandFailure("\(base) isn't a URL. Give an absolute one as --base.")
      }
    }
    guard let parsed = WebURL(url, base: resolvedBase) else {
      say("invalid")
      throw CommandFailure("\(url) isn't a URL.\(base == nil ? " If it is relative, give --base." : "")")
    }
    say(parsed.href)
  }
}
