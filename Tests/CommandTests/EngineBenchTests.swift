import Foundation
import Hummingbird
import Logging
import NIOCore
import Testing

/// `tenhn engine bench` against servers that answer by a script.
@Suite("A bench of servers with a language model") struct EngineBenchTests {
  /// Serves one streamed answer while `work` runs.
  private func serving(_ words: [String], _ work: (String) async throws -> Void) async throws {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let router = Router()
    router.post("/v1/chat/completions") { _, _ in
      let events =
        words.map { "data: {\"choices\":[{\"delta\":{\"content\":\"\($0)\"}}]}\n\n" }
        + ["data: {\"usage\":{\"completion_tokens\":\(words.count)}}\n\n", "data: [DONE]\n\n"]
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream"],
        body: ResponseBody { writer in
          for event in events { try await writer.write(ByteBuffer(string: event)) }
          try await writer.finish(nil)
        })
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) },
      logger: Logger(label: "engine") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      var found = ports.makeAsyncIterator()
      let place = try #require(await found.next())
      try await work("http://127.0.0.1:\(place)")
      group.cancelAll()
    }
  }

  @Test("It tells how fast each server answers, and whether their texts are the same")
  func two() async throws {
    try await serving(["one", " two", " three"]) { plain in
      try await serving(["one", " two", " four"]) { drafted in
        let command = try CommandLine()
        let run = try await command.run(["engine", "bench", plain, drafted, "--tokens", "8"])
        try #require(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("answered         5 of 5 prompts"))
        #expect(run.output.contains("The texts are the same for 0 of 5 prompts."))
        #expect(run.output.contains("prompt 1 differs from character 9 on"))
        let same = try await command.run(["engine", "bench", plain, plain, "--json"])
        #expect(same.output.contains("\"identical\":5"))
      }
    }
  }

  @Test("A place where no server answers is one clear line")
  func nobody() async throws {
    let command = try CommandLine()
    let run = try await command.run(["engine", "bench", "http://127.0.0.1:1"])
    #expect(run.status == 1)
    #expect(run.errors.contains("answered nothing. Is a server there"))
    let wrong = try await command.run(["engine", "bench", "no address"])
    #expect(wrong.status == 1 && wrong.errors.contains("isn't the address of a server"))
  }
}
