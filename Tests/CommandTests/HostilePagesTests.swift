import Archive
import EditionModel
import Foundation
import Testing

/// An edition whose pages want to keep it from being published. What the pages ask for, they get: `TENHN_PAGE_DRILL`.
@Suite(
  "An edition among hostile pages", .serialized, .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/exe")))
struct HostilePagesTests {
  private struct Export: Decodable {
    struct Story: Decodable {
      struct Receipt: Decodable { var kind, why: String }
      var id: String
      var url: String?
      var receipt: Receipt
    }
    struct Listed: Decodable { var id, why: String }
    var hash: String
    var stories: [Story]
    var unreadable: [Listed]

    func why(_ id: String) -> String? {
      unreadable.first { $0.id == id }?.why ?? stories.first { $0.id == id }?.receipt.why
    }
  }

  private func export(_ command: CommandLine, data: String) async throws -> Export {
    let file = command.folder.appendingPathComponent("\(UUID().uuidString).json")
    let run = try await command.run([
      "edition", "export", Drills.key, "--format", "json", "--output", file.path, "--data", data,
    ])
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Export.self, from: Data(contentsOf: file))
  }

  private func archive(_ command: CommandLine, replacing pages: [String: String], in sample: String) throws -> String {
    var writer = WARCWriter(date: Timestamp(0), info: [("software", "test")])
    for record in WARCReader.readAll([UInt8](try Data(contentsOf: URL(filePath: sample)))).records {
      guard let target = record.targetURI, let date = record.date, let response = record.response else { continue }
      let hostile = pages[target].map { page in
        HTTPResponseMessage(
          status: 200, headers: HeaderFields([.init("Content-Type", "text/html; charset=utf-8")]),
          body: Array(page.utf8))
      }
      writer.append(response: hostile ?? response, url: target, date: date)
    }
    let file = command.folder.appendingPathComponent("hostile.warc.gz")
    try Data(writer.bytes).write(to: file)
    return file.path
  }

  @Test("An edition is sealed without hostile pages, each has its reason, and a rebuild has the same hash")
  func endToEnd() async throws {
    let plain = try CommandLine()
    let sample = try await plain.sampleArchive()
    let first = try await plain.build(at: Drills.time, replay: sample)
    try #require(first.status == 0, "\(first.errors)")
    let ordinary = try await export(plain, data: plain.data)
    let chosen = ordinary.stories.filter { $0.url != nil && $0.receipt.kind == "full" }.prefix(3)
    try #require(chosen.count == 3)
    let faults = ["crash", "spin", "grow"]
    var pages: [String: String] = [:]
    for (story, fault) in zip(chosen, faults) {
      pages[try #require(story.url)] =
        "<!-- tenhn-drill:\(fault) --><article><p>" + String(repeating: "Words. ", count: 90)
    }

    let command = try CommandLine()
    let replay = try archive(command, replacing: pages, in: sample)
    let built = try await command.build(at: Drills.time, replay: replay, environment: ["TENHN_PAGE_DRILL": "1"])
    try #require(built.status == 0, "\(built.errors)")
    let edition = try await export(command, data: command.data)
    #expect(edition.stories.count == ordinary.stories.count)
    let reasons = chosen.map { edition.why($0.id) }
    let (cannot, tooSlow) = ("the page can't be read: it takes more than a page may", "the page takes too long to read")
    #expect(Array(reasons.prefix(2)) == [cannot, tooSlow])
    // On a busy machine its time ends before its memory.
    #expect(reasons.last == cannot || reasons.last == tooSlow)

    // Without the drill's variable nothing would fail: the archive says what failed.
    let again = command.folder.path + "/again"
    let rebuilt = try await command.run([
      "edition", "rebuild", "\(command.data)/archive/\(Drills.key).warc.gz", "--output", again,
    ])
    try #require(rebuilt.status == 0, "\(rebuilt.errors)")
    #expect(try await export(command, data: again).hash == edition.hash)
  }
}
