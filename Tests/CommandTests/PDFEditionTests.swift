import Archive
import EditionModel
import Foundation
import TestSupport
import Testing

/// An edition one of whose stories is a PDF: what the tool read stands in the archive, so that a rebuild needs no tool.
@Suite(.serialized, .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext"), "needs pdftotext"))
struct PDFEdition {
  private struct Export: Decodable {
    struct Story: Decodable {
      struct Receipt: Decodable { var kind, why, source: String }
      struct Article: Decodable { var text: String }
      var id: String
      var url: String?
      var author: String?
      var receipt: Receipt
      var article: Article?
    }
    struct Listed: Decodable { var id, why: String }
    var hash: String
    var stories: [Story]
    var unreadable: [Listed]
  }

  private func export(_ command: CommandLine, data: String) async throws -> Export {
    let file = command.folder.appendingPathComponent("\(UUID().uuidString).json")
    let run = try await command.run([
      "edition", "export", Drills.key, "--format", "json", "--output", file.path, "--data", data,
    ])
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Export.self, from: Data(contentsOf: file))
  }

  /// The sample's archive with a PDF in the place of one page.
  private func archive(_ command: CommandLine, with pdf: [UInt8], at url: String, from sample: String) throws -> String
  {
    var writer = WARCWriter(date: Timestamp(0), info: [("software", "test")])
    for record in WARCReader.readAll([UInt8](try Data(contentsOf: URL(filePath: sample)))).records {
      guard let target = record.targetURI, let date = record.date, let response = record.response else { continue }
      let isMeant = target == url
      let answer = HTTPResponseMessage(
        status: 200, headers: HeaderFields([.init("Content-Type", "application/pdf")]), body: pdf)
      writer.append(response: isMeant ? answer : response, url: target, date: date)
    }
    let file = command.folder.appendingPathComponent("with-pdf.warc.gz")
    try Data(writer.bytes).write(to: file)
    return file.path
  }

  @Test("A PDF is read, sealed, and rebuilt to the same hash where no tool is installed; built there it is no story")
  func endToEnd() async throws {
    let plain = try CommandLine()
    let sample = try await plain.sampleArchive()
    let first = try await plain.build(at: Drills.time, replay: sample)
    try #require(first.status == 0, "\(first.errors)")
    let chosen = try #require(
      try await export(plain, data: plain.data).stories.first { $0.url != nil && $0.article != nil })

    let command = try CommandLine()
    let pdf = SmallPDF.bytes(title: "On leaning walls", lines: SmallPDF.lines)
    let replay = try archive(command, with: pdf, at: try #require(chosen.url), from: sample)
    let built = try await command.build(at: Drills.time, replay: replay)
    try #require(built.status == 0, "\(built.errors)")
    let edition = try await export(command, data: command.data)
    let story = try #require(edition.stories.first { $0.id == chosen.id })
    #expect(story.receipt.source == "pdf")
    #expect(story.receipt.kind == "full", "\(story.receipt.why)")
    #expect(story.author == "Jane Doe")
    #expect(
      story.article?.text.contains("Remark 7 of this small paper says in plain words how a wall leans, how long it has")
        == true)

    let again = command.folder.path + "/again"
    let rebuilt = try await command.run(
      ["edition", "rebuild", "\(command.data)/archive/\(Drills.key).warc.gz", "--output", again],
      environment: ["TENHN_PDF_TOOL": "none"])
    try #require(rebuilt.status == 0, "\(rebuilt.errors)")
    #expect(try await export(command, data: again).hash == edition.hash)

    let bare = try CommandLine()
    let without = try await bare.build(at: Drills.time, replay: replay, environment: ["TENHN_PDF_TOOL": "none"])
    try #require(without.status == 0, "\(without.errors)")
    let poorer = try await export(bare, data: bare.data)
    let why =
      poorer.unreadable.first { $0.id == chosen.id }?.why ?? poorer.stories.first { $0.id == chosen.id }?.receipt.why
    #expect(why == "the page is a PDF, and no PDF reader is installed here")
  }

  @Test("A damaged PDF is no story, and the archive says why")
  func damaged() async throws {
    let plain = try CommandLine()
    let sample = try await plain.sampleArchive()
    let first = try await plain.build(at: Drills.time, replay: sample)
    try #require(first.status == 0, "\(first.errors)")
    let chosen = try #require(
      try await export(plain, data: plain.data).stories.first { $0.url != nil && $0.article != nil })
    let command = try CommandLine()
    let url = try #require(chosen.url)
    let replay = try archive(command, with: Array("%PDF-1.7\n".utf8) + [0, 1, 2, 3], at: url, from: sample)
    let built = try await command.build(at: Drills.time, replay: replay)
    try #require(built.status == 0, "\(built.errors)")
    let sealed = try Data(contentsOf: URL(filePath: "\(command.data)/archive/\(Drills.key).warc.gz"))
    let record = WARCReader.readAll([UInt8](sealed)).records.first { $0.kind == .conversion }
    #expect(record?.targetURI == url)
    #expect(record.map { String(decoding: $0.block, as: UTF8.self) } == "unreadable")
  }
}
