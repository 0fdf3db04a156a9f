import Foundation
import TestSupport
import Testing

/// Several publications in one program, as a person runs it, on a machine whose only network is loopback.
extension Live {
  private static let subjects = "stone water fire wood iron glass paper cloth salt sand copper wax".split(
    separator: " ")

  /// The sample's Hacker News, and a feed beside it.
  private func origin(_ command: CommandLine, port: Int) async throws -> [LoopbackOrigin] {
    let feedPort = try LoopbackOrigin.freePort()
    var answers: [String: (type: String, body: String)] = [:]
    var entries = ""
    let format = ISO8601DateFormatter()
    for (number, subject) in Self.subjects.enumerated() {
      let posted = format.string(from: Date(timeIntervalSinceNow: -3600 * Double(30 + number)))
      entries += """
        <entry><id>urn:letter:\(number)</id><title>A letter on \(subject)</title><updated>\(posted)</updated>
        <link href="http://127.0.0.1:\(feedPort)/letters/\(number)"/></entry>
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
    return [
      try LoopbackOrigin(archive: try await command.sampleArchive(), port: port),
      LoopbackOrigin(answers, port: feedPort),
    ]
  }

  @Test(
    "Three publications are made, served, listed, exported and told apart by one program, and one whose source is down stops no other"
  )
  func severalPublications() async throws {
    let command = try CommandLine()
    let origins = try await origin(command, port: LoopbackOrigin.freePort())
    let serving = origins.map { origin in Task { try await origin.run() } }
    defer { for task in serving { task.cancel() } }
    try FileManager.default.createDirectory(atPath: command.data, withIntermediateDirectories: true)
    let nowhere = try LoopbackOrigin.freePort()
    try Data(
      """
      title = Our papers
      pdf-tool = none
      hacker-news = \(origins[0].api)
      algolia = \(origins[0].api)
      allow = \(origins[0].place) \(origins[1].place) 127.0.0.1:\(nowhere)

      [publication letters]
      feeds = http://\(origins[1].place)/feed, http://\(origins[1].place)/feed?again

      [publication gone]
      feeds = http://127.0.0.1:\(nowhere)/feed

      [publication hn]
      """.utf8
    ).write(to: URL(fileURLWithPath: command.data + "/tenhn.conf"))
    let server = try Server(command, [])
    #expect(try await server.says("10HN is at"), "\(server.output)")
    #expect(try await server.says("Gone: Couldn't load stories"), "\(server.output)")
    var key: String?
    for _ in 0..<120 where key == nil {
      try await Task.sleep(for: .milliseconds(500))
      let listed = try await command.run(["edition", "list", "--publication", "letters", "--data", command.data])
      key = listed.output.split(separator: " ").first.map(String.init)
    }
    let known = try #require(key, "\(server.output)")
    let page = try await LoopbackClient.get("/letters/editions/\(known)", port: server.port)
    #expect(page.hasPrefix("HTTP/1.1 200") && page.contains("A letter on") && page.contains("All publications"))
    var list = ""
    for _ in 0..<100 where !list.contains("/letters/editions/\(known)/1\"") {
      try await Task.sleep(for: .milliseconds(200))
      list = try await LoopbackClient.get("/", port: server.port)
    }
    #expect(
      list.contains("/letters/editions/\(known)/1\"") && list.contains("Our papers") && list.contains("href=\"/gone/\"")
    )
    let hn = try await LoopbackClient.get("/hn/", port: server.port)
    #expect(hn.hasPrefix("HTTP/1.1 200") && !hn.contains("A letter on"), "\(hn.prefix(300))")
    let ready = try await LoopbackClient.get("/readyz", port: server.port)
    #expect(ready.contains("letters: ready: \(known)") && ready.contains("gone: not ready"), "\(ready)")
    #expect(try await LoopbackClient.get("/healthz", port: server.port).contains("alive"))

    let unnamed = try await command.run(["edition", "list", "--data", command.data])
    #expect(unnamed.status == 1 && unnamed.errors.contains("name one with --publication: letters, gone, hn"))
    let verified = try await command.run([
      "edition", "verify", known, "--publication", "letters", "--data", command.data,
    ])
    #expect(verified.status == 0, "\(verified.errors)")
    let status = try await command.run(["status", "--data", command.data])
    #expect(status.status == 0, "\(status.errors)")
    let second = try await command.run(["serve", "--publication", "hn", "--port", "0", "--data", command.data])
    #expect(second.status == 1 && second.errors.contains("leave out --publication"))

    let site = command.folder.appendingPathComponent("site").path
    let export = try await command.run(["site", "export", "--output", site, "--data", command.data])
    #expect(export.status == 0, "\(export.errors)")
    for file in [
      "index.html", "publications.opml", "robots.txt", "letters/index.html", "letters/editions/\(known)/1/index.html",
      "hn/index.html", "gone/about/index.html",
    ] { #expect(FileManager.default.fileExists(atPath: "\(site)/\(file)"), "\(file)") }
    // Where a host can't send the redirect, the list still leads to every publication.
    let index = try String(contentsOfFile: "\(site)/index.html", encoding: .utf8)
    #expect(index.contains("href=\"/letters/\"") && index.contains("href=\"/hn/\""))
  }
}
