import ArgumentParser
import ArticleModel
import CharacterEncoding
import Extraction
import Foundation
import HTML
import JSONFormat
import Publishing

/// `tenhn extract`: prints the article of a page, or of many.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Extracts the article of a page.")

  @Option(help: "The page's address, against which links are resolved.")
  var url: String?
  @Option(help: "json, html, markdown or text.")
  var format = "json"
  @Flag(help: "Read one JSON object a line, write one line for each.")
  var batch = false
  @Option(help: "With --batch: how many pages at a time.")
  var jobs = 1
  @Option(help: "With --batch: which keys to write, with commas between.")
  var fields: String?
  @Option(help: ArgumentHelp("A model's table to use instead of the one built in.", visibility: .hidden))
  var model: String?
  @Argument(help: "A page, - for standard input.")
  var file = "-"

  func validate() throws {
    guard jobs >= 1, jobs <= 256 else { throw ValidationError("--jobs must be between 1 and 256.") }
    guard ["json", "html", "markdown", "text"].contains(format) else {
      throw ValidationError("--format must be json, html, markdown or text.")
    }
    for field in fields?.split(separator: ",") ?? [] where ExtractField(rawValue: String(field)) == nil {
      throw ValidationError("--fields has no field \(field).")
    }
  }

  func run() throws {
    var extractor = try makeExtractor()
    if batch {
      let wanted = fields.map { $0.split(separator: ",").compactMap { ExtractField(rawValue: String($0)) } }
      let fields = wanted ?? ExtractField.standard
      extractor.readsMetadata = fields.contains(where: ExtractField.metadata.contains)
      extractor.judgesReceipt = fields.contains(.receipt)
      return try ExtractBatch(extractor: extractor, fields: fields, jobs: jobs).run()
    }
    let bytes = file == "-" ? try StandardInput.readAll() : try readPossiblyGzipped(file)
    let extract = try DocumentReader(extractor: extractor).extract(bytes, url: url)
    switch format {
    case "text": emit(extract.article.plainText)
    case "html": emit(ArticleHTML.render(extract.article))
    case "markdown": emit(ArticleMarkdown.render(extract.article))
    default:
      var output = JSONWriter()
      ExtractField.write(ExtractField.standard.filter { $0 != .id }, of: extract, id: [], to: &output)
      emit(String(decoding: output.bytes, as: UTF8.self))
    }
  }

  private func makeExtractor() throws -> Extractor {
    guard let model else { return Extractor() }
    let table = String(decoding: try readPossiblyGzipped(model), as: UTF8.self)
    guard let extractor = Extractor(modelTable: table) else {
      throw CommandFailure("\(model) isn't the table of a model. Train it again.")
    }
    return extractor
  }
}
