import ArticleModel
import EditionModel
import JSONFormat
import OutsideText

/// A brief with its words, as readers may see it.
struct ShownBrief: Sendable {
  let brief: Brief
  /// Without characters that command: the sentences stand among our own words, in descriptions and lists.
  let texts: [String]

  /// Nil if a place of it isn't in the article.
  init?(_ brief: Brief?, of article: Article?) {
    guard let brief, let article, let texts = brief.texts(in: article) else { return nil }
    self.brief = brief
    self.texts = texts.map(PlainName.cleaned)
  }

  var text: String { texts.joined(separator: " ") }

  /// Who chose, and what was done to the sentences.
  var origin: String {
    Wording.Briefs.origin(
      sentences: texts.count, isShortened: brief.isShortened,
      model: brief.chosenBy == .engine ? brief.model ?? "" : nil,
      responsible: brief.responsible)
  }

  /// Whether its sentences are the first that a reader meets below it, word for word: said twice, they only push the text down.
  var opensArticle: Bool { !brief.isShortened && brief.sentences.allSatisfy { $0.block < 3 } }

  /// The name of a sentence's place in the article.
  static func anchor(_ index: Int) -> String { "brief-\(index + 1)" }

  /// Writes the sentences, each a link to its place, and who chose them.
  ///
  /// - Parameters:
  ///   - story: the address of the page that has the article; empty on that page.
  ///   - report: where a reader can say that it misleads; nil if nobody takes that here.
  func write(story: String, anchorPrefix: String = "", report: String? = nil, language: String?, _ html: MarkupWriter) {
    html.p(.class("standfirst brief"), .dir(), .lang(language)) {
      for (index, text) in texts.enumerated() {
        if index > 0 { html.text(" ") }
        html.a(.href("\(story)#\(anchorPrefix)\(ShownBrief.anchor(index))"), text: text)
      }
    }
    write(origin, report: report, html)
  }

  /// Writes who chose the sentences that are marked in the article below, for a brief that ``opensArticle``.
  func writeOrigin(report: String? = nil, _ html: MarkupWriter) {
    write(Wording.Briefs.underlined(origin), report: report, html)
  }

  private func write(_ origin: String, report: String?, _ html: MarkupWriter) {
    html.p(.class("chosen"), .leftToRight) {
      html.text(origin)
      guard let report else { return }
      html.text(" ")
      html.a(.href(report), text: Wording.Briefs.report)
    }
  }

  func write(_ json: inout JSONWriter) {
    json.object { json in
      json.key("sentences")
      json.array(Array(zip(brief.sentences, texts))) { json, sentence in
        json.object { json in
          json.field("text", sentence.1)
          json.field("block", sentence.0.block)
          json.field("start", sentence.0.start)
          json.field("end", sentence.0.end)
          json.key("cuts")
          json.array(sentence.0.cuts ?? []) { json, cut in
            json.object { json in
              json.field("start", cut.start)
              json.field("end", cut.end)
            }
          }
        }
      }
      json.field("chosenBy", brief.chosenBy.rawValue)
      json.field("model", brief.model)
      json.field("responsible", brief.responsible)
      json.field("engine", brief.engine)
      json.field("promptHash", brief.promptHash?.hex)
      json.field("tokens", brief.tokens)
      json.field("ms", brief.ms)
    }
  }
}

extension HTMLRenderer {
  /// Writes the blocks of an article, with the sentences of its brief marked.
  mutating func write(_ blocks: [Block], marking brief: Brief?) {
    guard let brief else { return write(blocks) }
    for (number, block) in blocks.enumerated() {
      let places = brief.sentences.enumerated().filter { $0.element.block == number }
        .map { (index: $0.offset, place: $0.element) }
      if case .paragraph(let content) = block, !places.isEmpty {
        write(content, marking: places)
      } else {
        write([block])
      }
    }
  }

  /// Writes a paragraph of which some sentences are marked as the places of a brief.
  mutating func write(_ runs: [Inline], marking places: [(index: Int, place: Brief.Place)]) {
    let ordered = places.sorted { $0.place.start < $1.place.start }
    let pieces = runs.pieces(dividedAt: ordered.flatMap { [$0.place.start, $0.place.end] })
    html.p {
      for (number, piece) in pieces.enumerated() {
        guard number % 2 == 1 else {
          write(piece)
          continue
        }
        let name = ShownBrief.anchor(ordered[number / 2].index)
        html.mark(.id(options.idPrefix + name)) { write(piece) }
      }
    }
  }
}

/// What every reader of a brief is told beside it.
public enum BriefOrigin {
  /// Says who chose the sentences of a brief, and what was done to them.
  ///
  /// - Parameter model: nil if the program's rule chose; empty for a model without a name.
  public static func text(sentences: Int, isShortened: Bool, model: String?, responsible: String?) -> String {
    Wording.Briefs.origin(
      sentences: sentences, isShortened: isShortened, model: model, responsible: responsible)
  }
}

extension Wording {
  /// Briefs, and who answers for them.
  enum Briefs {
    static let report = "Report this brief"
    static let aboutReport =
      "The brief is made of the article’s own sentences. If they mislead, tell the editor."

    /// Says that the brief stands marked in the text: `Underlined: two sentences of the article, chosen by a program.`
    static func underlined(_ origin: String) -> String {
      "Underlined: " + origin.prefix(1).lowercased() + origin.dropFirst()
    }

    static func origin(sentences: Int, isShortened: Bool, model: String?, responsible: String?) -> String {
      let what =
        sentences == 1
        ? "One sentence of the article" : "\(sentences == 2 ? "Two" : String(sentences)) sentences of the article"
      let how = isShortened ? "chosen and shortened" : "chosen"
      guard let model else { return "\(what), \(how) by a program." }
      return
        "\(what), \(how) by \(model.isEmpty ? "a model" : model)\(responsible.map { "; \($0) answers for it" } ?? "")."
    }
  }
}
