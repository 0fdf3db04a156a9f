import ArgumentParser
import EditionModel
import Editor
import Fetching
import Foundation
import Hummingbird
import Logging
import Publishing
import Server
import ServiceLifecycle
import Store

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serves the editions; makes the sample edition where there is none.")
  @OptionGroup var options: DataOptions
  @Option(help: "The address to listen on.") var host: String?
  @Option(help: "The port to listen on.") var port: String?
  @Option(help: "The address that readers see.") var baseURL: String?

  func run() async throws {
    let configuration = try options.configuration([.host: host, .port: port, .baseURL: baseURL])
    guard let port = Int(configuration[.port]), (0...65_535).contains(port) else {
      throw CommandFailure("\(configuration[.port]) is no port; use a number up to 65535.")
    }
    let store = try options.store()
    if try store.keys().isEmpty {
      let newsroom = Newsroom(store: store, configuration: configuration)
      try await SampleEdition().seal(with: newsroom.builder())
    }
    let host = configuration[.host]
    let server = try WebServer(
      store: store, publisher: Publisher(settings: try configuration.siteSettings()),
      schedule: try configuration.schedule(), now: { .now }, logger: Logger(label: "tenhn"))
    let application = server.application(host: host, port: port) { port in
      let line = "10HN is at http://\(host.contains(":") ? "[\(host)]" : host):\(port)\n"
      FileHandle.standardOutput.write(Data(line.utf8))
    }
    try await application.runService()
  }
}
