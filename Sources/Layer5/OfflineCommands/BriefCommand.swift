import ArgumentParser
import ArticleModel
import Briefs
import EditionModel
import Extraction
import JSONFormat

/// `tenhn brief`: prints the brief of a page, or of many, and on request what decided.
struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief", abstract: "Chooses the two sentences of a page that say what it is about.")

  @Option(help: "The page's address.")
  var url: String?
  @Option(help: "The title that the brief is shown under; else the page's own.")
  var title: String?
  @Flag(help: "Read one JSON object a line (id, url, title, and html or path), write one line for each.")
  var batch = false
  @Flag(help: "Print every sentence with what speaks for and against it, and the text of every block.")
  var explain = false
  @Flag(
    help: ArgumentHelp("Split texts (id, text, language; one JSON object a line) into sentences.", visibility: .hidden))
  var sentences = false
  @Argument(help: "A page, - for standard input.")
  var file = "-"

  func run() throws {
    if sentences { return try splitLines() }
    guard batch else {
      let bytes = file == "-" ? try StandardInput.readAll() : try readPossiblyGzipped(file)
      return emit(String(decoding: try line(of: bytes, id: nil, url: url, title: title), as: UTF8.self))
    }
    var input = StandardInput()
    while try input.nextLine({ bytes in
      guard let object = JSONLine(bytes, decoding: "html") else { return }
      let id = object.raw("id").map { Array($0) }
      func text(_ name: StaticString) -> String? { object.string(name).map { String(decoding: $0, as: UTF8.self) } }
      do {
        guard let page = try object.string("html") ?? text("path").map(readPossiblyGzipped) else {
          throw CommandFailure("neither html nor path: give one of them as a string")
        }
        emit(String(decoding: try line(of: page, id: id, url: text("url"), title: text("title")), as: UTF8.self))
      } catch {
        var json = JSONWriter()
        json.object { json in
          json.key("id")
          json.verbatim(id ?? Array("null".utf8))
          json.field("error", "\(error)")
        }
        emit(String(decoding: json.bytes, as: UTF8.self))
      }
    }) {}
  }

  private func splitLines() throws {
    var input = StandardInput()
    while try input.nextLine({ bytes in
      guard let object = JSONLine(bytes, decoding: "text"), let text = object.string("text") else { return }
      let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
      let language = object.string("language").map { String(decoding: $0, as: UTF8.self) }
      let ranges = Sentences.ranges(in: String(String.UnicodeScalarView(scalars)), language: language)
      var json = JSONWriter()
      json.object { json in
        json.key("id")
        json.verbatim(object.raw("id").map { Array($0) } ?? Array("null".utf8))
        json.key("sentences")
        json.array(ranges) { $0.value(String(String.UnicodeScalarView(scalars[$1]))) }
      }
      emit(String(decoding: json.bytes, as: UTF8.self))
    }) {}
  }

  private func line(of page: [UInt8], id: [UInt8]?, url: String?, title: String?) throws -> [UInt8] {
    let article = try DocumentReader(extractor: Extractor()).extract(page, url: url?.isEmpty == true ? nil : url)
      .article
    let brief = BriefRule().choose(from: article, title: title)
    let texts = brief?.texts(in: article) ?? []
    let description = article.metadata.description ?? ""
    var json = JSONWriter()
    json.object { json in
      if let id {
        json.key("id")
        json.verbatim(id)
      }
      json.field("title", title ?? article.metadata.title)
      json.field("language", article.metadata.language)
      json.field("description", description)
      json.field("fault", OwnDescription.fault(description, of: article, title: title)?.rawValue)
      json.key("sentences")
      json.array(Array(zip(brief?.sentences ?? [], texts))) { json, sentence in
        json.object { json in
          json.field("text", sentence.1)
          BriefCommand.write(sentence.0, &json)
        }
      }
      guard explain else { return }
      json.key("candidates")
      json.array(BriefRule().candidates(in: article, title: title)) { $1.write(to: &$0) }
      json.key("blocks")
      json.array(article.blocks.map { if case .paragraph = $0 { $0.plainText } else { "" } }) { $0.value($1) }
    }
    return json.bytes
  }

  fileprivate static func write(_ place: Brief.Place, _ json: inout JSONWriter) {
    json.field("block", place.block)
    json.field("start", place.start)
    json.field("end", place.end)
    write(place.cuts ?? [], named: "cuts", &json)
  }

  fileprivate static func write(_ cuts: [Brief.Cut], named name: StaticString, _ json: inout JSONWriter) {
    json.key(name)
    json.array(cuts) { json, cut in
      json.object { json in
        json.field("start", cut.start)
        json.field("end", cut.end)
      }
    }
  }
}

extension BriefCandidate {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("text", text)
      BriefCommand.write(place, &json)
      BriefCommand.write(deletable, named: "deletable", &json)
      json.field("words", length)
      json.field("fault", fault?.rawValue)
      json.field("personal", isPersonal)
      json.field("leaning", isLeaning)
      for (name, value) in [
        ("position", position), ("title", self.title), ("centrality", centrality), ("score", score),
      ] {
        json.key(named: name)
        json.value(value)
      }
    }
  }
}
