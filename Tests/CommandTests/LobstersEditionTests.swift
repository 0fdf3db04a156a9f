import Foundation
import Testing

/// A publication made from a site that speaks as Lobsters does, on loopback, by the program as a person runs it.
struct LobstersEdition {
  private static let subjects =
    "stone water fire wood iron glass paper cloth salt sand copper wax chalk".split(separator: " ")

  private static func origin(port: Int) -> LoopbackOrigin {
    var answers: [String: (type: String, body: String)] = [:]
    var listed: [String] = []
    let format = ISO8601DateFormatter()
    for (number, subject) in subjects.enumerated() {
      // Before any cut-off of the past half day.
      let posted = format.string(from: Date(timeIntervalSinceNow: -3600 * Double(14 + number)))
      let story = """
        "short_id":"st\(number)","created_at":"\(posted)","title":"A letter on \(subject)",\
        "url":"http://127.0.0.1:\(port)/letters/\(number)","score":\(60 - number),"comment_count":3,"description":"",\
        "submitter_user":"ada","tags":["letters"]
        """
      let comments = [
        (
          "a", "null",
          "<p>I worked on \(subject) for years, and here is what nobody says of it: the part that looks hard is easy, and the part that looks easy takes all the years.</p><blockquote><p>Quoted</p></blockquote>"
        ),
        (
          "b", "\"c\(number)a\"",
          "<p>I built a workshop for \(subject) with my own hands, measured all of it for two winters, and wrote the numbers down in this <a href=\\\"https://b.example/\(number)\\\">source</a>.</p>"
        ),
        ("c", "null", "<p>A word that its writer took back.</p>"),
      ].map { name, parent, text in
        """
        {"short_id":"c\(number)\(name)","created_at":"\(posted)","is_deleted":\(name == "c"),"parent_comment":\(parent),\
        "comment":"\(text)","commenting_user":"bob\(name)","depth":\(parent == "null" ? 0 : 1),"score":5}
        """
      }
      listed.append("{\(story)}")
      answers["/s/st\(number).json"] = (
        "application/json", "{\(story),\"comments\":[\(comments.joined(separator: ","))]}"
      )
      let paragraphs = (1...9).map {
        "<p>Paragraph \($0) on \(subject) says in plain and unhurried words what there is to know of it, so that a reader finds enough sentences to call this an article.</p>"
      }
      answers["/letters/\(number)"] = (
        "text/html; charset=utf-8",
        "<!doctype html><html lang=en><title>A letter on \(subject)</title><main><article><h1>A letter on \(subject)</h1>\(paragraphs.joined())</article></main>"
      )
    }
    answers["/hottest.json"] = ("application/json", "[\(listed.joined(separator: ","))]")
    return LoopbackOrigin(answers, port: port)
  }

  @Test("An edition from Lobsters has its discussions in every form, and is rebuilt from its archive alone")
  func endToEnd() async throws {
    let command = try CommandLine()
    let port = try LoopbackOrigin.freePort()
    let origin = Self.origin(port: port)
    let serving = Task { try await origin.run() }
    defer { serving.cancel() }
    let environment = [
      "TENHN_PUBLICATION": "crabs", "TENHN_SOURCE": "lobsters", "TENHN_LOBSTERS": "http://\(origin.place)",
      "TENHN_ALLOW": origin.place, "TENHN_DATA": command.data,
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

    func exported(_ format: String) async throws -> Data {
      let file = command.folder.appendingPathComponent("edition.\(format)")
      let done = try await command.run(
        ["edition", "export", key, "--format", format, "--output", file.path], environment: environment)
      #expect(done.status == 0, "\(done.errors)")
      return try Data(contentsOf: file)
    }
    let json = String(decoding: try await exported("json"), as: UTF8.self)
    #expect(json.contains("\"source\":\"lobsters\"") && json.contains("\"points\":60"))
    #expect(json.contains("I worked on stone for years") && json.contains("http://127.0.0.1:\(port)/s/st0#c_c0a"))
    #expect(json.contains("\"parent\":\"c0a\"") && !json.contains("took back") && !json.contains("ycombinator"))
    #expect(json.components(separatedBy: "\"readingMinutes\"").count >= 11, "there are ten")
    let markdown = String(decoding: try await exported("markdown"), as: UTF8.self)
    #expect(markdown.contains("I worked on stone for years"))
    #expect(try await exported("epub").count > 10_000)

    let site = command.folder.path + "/site"
    let files = try await command.run(["site", "export", "--output", site], environment: environment)
    #expect(files.status == 0, "\(files.errors)")
    let discussion = try String(contentsOfFile: "\(site)/editions/\(key)/1/discussion/index.html", encoding: .utf8)
    #expect(
      discussion.contains("I worked on") && discussion.contains("<blockquote>") && discussion.contains("Lobsters"))
    #expect(!discussion.contains("Hacker News"))

    let rebuilt = try await command.run(
      [
        "edition", "rebuild", "\(command.data)/archive/crabs/\(key).warc.gz", "--output",
        command.folder.path + "/again",
      ], environment: environment)
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
    let hash = try #require(rebuilt.output.split(separator: "\n").last?.split(separator: " ").last)
    #expect(listed.output.contains(hash.prefix(12)))

    let withdrawn = try await command.run(
      ["discussion", "withdraw", "c0a", "--confirm", "c0a"], environment: environment)
    #expect(withdrawn.status == 0, "\(withdrawn.errors)")
    #expect(!String(decoding: try await exported("json"), as: UTF8.self).contains("I worked on stone for years"))
  }

  @Test("Another word for the source is refused with the words that there are")
  func wrongWord() async throws {
    let command = try CommandLine()
    let answer = try await command.run(["edition", "build", "--source", "slashdot"])
    #expect(answer.status != 0 && answer.errors.contains("use hacker-news or lobsters"), "\(answer.errors)")
  }
}
