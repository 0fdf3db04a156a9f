import Foundation
import Testing

/// A second publication, made from a feed on loopback by the program as a person runs it.
struct FeedEdition {
  private static let subjects =
    "stone water fire wood iron glass paper cloth salt sand copper wax chalk".split(separator: " ")

  private static func origin(port: Int) -> LoopbackOrigin {
    var answers: [String: (type: String, body: String)] = [:]
    var entries = ""
    let format = ISO8601DateFormatter()
    for (number, subject) in subjects.enumerated() {
      // Before any cut-off of the past half day.
      let posted = format.string(from: Date(timeIntervalSinceNow: -3600 * Double(14 + number)))
      entries += """
        <entry><id>urn:letter:\(number)</id><title>A letter on \(subject)</title><updated>\(posted)</updated>
        <link href="http://127.0.0.1:\(port)/letters/\(number)"/></entry>
        """
      let paragraphs = (1...9).map {
        "<p>Paragraph \($0) on \(subject) says in plain and unhurried words what there is to know of it, so that a reader finds enough sentences to call this an article.</p>"
      }
      answers["/letters/\(number)"] = (
        "text/html; charset=utf-8",
        "<!doctype html><html lang=en><title>A letter on \(subject)</title><main><article><h1>A letter on \(subject)</h1>\(paragraphs.joined())</article></main>"
      )
    }
    answers["/feed"] = (
      "application/atom+xml",
      "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Letters</title>\(entries)</feed>"
    )
    return LoopbackOrigin(answers, port: port)
  }

  @Test(
    "An edition from feeds is chosen, sealed, verified, exported and rebuilt like any other, and names no points that nobody counted"
  )
  func endToEnd() async throws {
    let command = try CommandLine()
    let port = try LoopbackOrigin.freePort()
    let origin = Self.origin(port: port)
    let serving = Task { try await origin.run() }
    defer { serving.cancel() }
    let environment = [
      "TENHN_PUBLICATION": "letters", "TENHN_FEEDS": "http://\(origin.place)/feed", "TENHN_ALLOW": origin.place,
      "TENHN_DATA": command.data, "TENHN_MUTE": "Iron, site:nowhere.example",
    ]
    var built = try await command.run(["edition", "build"], environment: environment)
    for _ in 0..<50 where built.status != 0 && origin.requests == 0 {
      try await Task.sleep(for: .milliseconds(100))
      built = try await command.run(["edition", "build"], environment: environment)
    }
    try #require(built.status == 0, "\(built.errors)")
    let listed = try await command.run(["edition", "list"], environment: environment)
    let key = try #require(listed.output.split(separator: " ").first.map(String.init))
    let verified = try await command.run(["edition", "verify", key], environment: environment)
    #expect(verified.status == 0, "\(verified.errors)")

    let file = command.folder.appendingPathComponent("edition.json")
    let exported = try await command.run(
      ["edition", "export", key, "--format", "json", "--output", file.path], environment: environment)
    #expect(exported.status == 0, "\(exported.errors)")
    let json = try String(contentsOf: file, encoding: .utf8)
    #expect(json.contains("\"publication\":\"letters\"") && json.contains("\"points\":null,\"comments\":null"))
    #expect(json.contains("A letter on stone") && !json.contains("0 points") && !json.contains("news.ycombinator"))
    // What the operator leaves out is neither chosen nor in reserve, and the edition says that something is left out.
    #expect(json.contains("\"muted\":[\"Iron\",\"site:nowhere.example\"]") && !json.contains("A letter on iron"))
    #expect(json.components(separatedBy: "\"readingMinutes\"").count >= 11, "there are still ten")
    let page = try await command.run(
      ["edition", "export", key, "--format", "markdown", "--output", file.path + ".md"], environment: environment)
    #expect(page.status == 0, "\(page.errors)")
    #expect(
      try String(contentsOf: URL(fileURLWithPath: file.path + ".md"), encoding: .utf8)
        .contains("This site leaves out titles with “Iron”, and pages from nowhere.example."))

    let book = try await command.run(
      ["edition", "export", key, "--format", "epub", "--output", file.path + ".epub"], environment: environment)
    #expect(book.status == 0, "\(book.errors)")
    let rebuilt = try await command.run(
      [
        "edition", "rebuild", "\(command.data)/archive/letters/\(key).warc.gz", "--output",
        command.folder.path + "/again",
      ], environment: environment)
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
    let hash = try #require(rebuilt.output.split(separator: "\n").last?.split(separator: " ").last)
    #expect(listed.output.contains(hash.prefix(12)))

    // The series of Hacker News in the same folder knows nothing of it.
    let other = try await command.run(["edition", "verify", key, "--data", command.data])
    #expect(other.status == 1)
  }
}
