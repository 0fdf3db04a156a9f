import Archive
import Briefs
import EditionModel

/// Asks an engine which sentences make a brief, and keeps its valid choices for the archive.
///
/// A choice is numbers and names of parts, so the archive keeps those, the model's name, its host, the responsible person and
/// the time that it took, as a WARC `conversion` record. Words of an answer are kept nowhere: they could be a withdrawn article's. A rebuild asks no engine.
actor EngineChoices {
  private let engine: BriefEngine?
  private var kept: [ContentHash: Kept] = [:]
  private(set) var tally = BriefEngine.Tally()

  private struct Kept: Codable {
    var choice: EngineQuestion.Choice
    var model: String
    var responsible: String
    var engine: String?
    var ms: Int?
    var date: Timestamp?
  }

  private static let type = "application/vnd.tenhn.brief-choice+json"
  private static let prefix = "urn:tenhn:brief:"

  /// Asks an engine; nil for none.
  init(engine: BriefEngine?) { self.engine = engine }

  /// Answers from an archive only.
  init(records: [WARCRecord]) {
    engine = nil
    for record in records where record.kind == .conversion && record.contentType == Self.type {
      guard let uri = record.targetURI, uri.hasPrefix(Self.prefix),
        let hash = ContentHash(String(uri.dropFirst(Self.prefix.count))),
        let choice = try? CanonicalJSON.decode(Kept.self, from: record.block)
      else { continue }
      kept[hash] = choice
    }
  }

  /// The engine's choice; nil if there is no engine, or no valid choice of it.
  ///
  /// - Parameter date: when the edition was decided.
  func brief(_ question: EngineQuestion, at date: Timestamp) async -> Brief? {
    let hash = question.hash
    if kept[hash] == nil, let engine {
      tally.asked += 1
      let answer: BriefEngine.Answer
      switch await engine.ask(question.body(model: engine.model)) {
      case .success(let given): answer = given
      case .failure(let failure):
        tally.silent += 1
        tally.failure = failure
        return nil
      }
      guard let choice = question.choice(in: answer.body) else {
        tally.invalid += 1
        return nil
      }
      tally.tokens += choice.tokens ?? 0
      // The first answer stays: the archive has one for each question.
      if kept[hash] == nil {
        kept[hash] = Kept(
          choice: choice, model: engine.model, responsible: engine.responsible, engine: engine.host,
          ms: answer.milliseconds, date: date)
      }
    }
    return kept[hash].flatMap {
      question.brief(
        of: $0.choice, model: $0.model, responsible: $0.responsible, engine: $0.engine, milliseconds: $0.ms)
    }
  }

  /// Adds the choices to an archive in the order of their hashes, whatever the order of answers was.
  func write(to writer: inout WARCWriter) throws {
    for (hash, choice) in kept.sorted(by: { $0.key.hex < $1.key.hex }) {
      writer.append(
        conversion: try CanonicalJSON.encode(choice), uri: Self.prefix + hash.hex, contentType: Self.type,
        date: choice.date ?? Timestamp(0))
    }
  }
}
