import ArgumentParser
import Briefs
import Foundation
import JSONFormat
import OfflineCommands

/// `tenhn engine`: what concerns the language model that may choose briefs.
struct EngineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engine", abstract: "Measures servers with a language model.", subcommands: [Bench.self])

  /// `tenhn engine bench URL [URL]`.
  struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Asks one or two servers the same, and prints how fast they answer and whether the texts are the same.",
      discussion: """
        The servers have OpenAI's POST /v1/chat/completions. Give the same model twice, without and with a drafter, to see what \
        the drafter brings. Drafted and accepted tokens are shown where the server tells them: llama.cpp with its answers, vLLM \
        at /metrics.
        """)

    @Option(help: "FILE with a prompt on each line; without it five short ones.")
    var prompts: String?
    @Option(help: "The name of the model.")
    var model = "default"
    @Option(help: "The most tokens of an answer.")
    var tokens = 128
    @Option(name: .customLong("key-file"), help: "FILE with the key of the servers.")
    var keyFile: String?
    @Flag(help: "Print one JSON object.")
    var json = false
    @Argument(help: "One or two addresses, such as http://127.0.0.1:8080.")
    var servers: [String]

    func validate() throws {
      guard (1...2).contains(servers.count) else { throw ValidationError("Name one server or two.") }
      guard (2...100_000).contains(tokens) else { throw ValidationError("--tokens must be 2 to 100000.") }
    }

    func run() async throws {
      let key = try keyFile.map { try text(of: $0).trimmingCharacters(in: .whitespacesAndNewlines) }
      let clients = try servers.map { address in
        guard let client = BenchClient(address, key: key) else {
          throw CommandFailure("\"\(address)\" isn't the address of a server. Write one such as http://127.0.0.1:8080.")
        }
        return client
      }
      let questions = try questions()
      var bench = EngineBench(request: EngineBench.Request(model: model, tokens: tokens), endpoints: [])
      for client in clients {
        bench.endpoints.append(await client.answers(to: questions, bench.request))
      }
      say(json ? bench.json.text : bench.lines.joined(separator: "\n"))
      guard let silent = bench.endpoints.first(where: { $0.answers.allSatisfy { $0 == nil } }) else { return }
      throw CommandFailure(
        "\(silent.address) answered nothing. Is a server there, and does it have POST /v1/chat/completions?")
    }

    private func questions() throws -> [String] {
      guard let prompts else { return Self.standard }
      let lines = try text(of: prompts).split(whereSeparator: \.isNewline).map(String.init)
      guard !lines.isEmpty else { throw CommandFailure("\(prompts) has no prompt: write one on each line.") }
      return lines
    }

    private func text(of path: String) throws -> String {
      do {
        return try String(contentsOfFile: path, encoding: .utf8)
      } catch {
        throw CommandFailure("\(path) can't be read: \(error.localizedDescription)")
      }
    }

    private static let standard = [
      "Explain in four sentences how a lighthouse lens works.",
      "Write a Swift function that reverses the words of a line.",
      "List the planets from the sun outwards, one a line, with a fact about each.",
      "Count from one to forty in words.", "Write a short letter that asks a neighbour to water the plants.",
    ]
  }
}
