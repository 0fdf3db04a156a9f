import EditionModel
import JSONFormat
import Publishing
import Site

extension Operations {
  func corrections(_ arguments: Arguments) throws -> Reply {
    let listed = try editions.shelf.corrections(limit: arguments.number("limit"))
    let words = listed.map { listed in
      let place = listed.correction.story.map { " story \($0)" } ?? ""
      return
        "\(listed.correction.date.rfc3339()) \(listed.key)\(place), \(listed.title ?? ""): \(listed.correction.text)"
    }
    return Reply(
      ["corrections": .array(listed.map(json))],
      text: listed.isEmpty ? "No corrections yet.\n" : words.joined(separator: "\n") + "\n")
  }

  private func json(_ listed: ListedCorrection) -> JSON {
    let correction = listed.correction
    return [
      "edition": .string(listed.key.description), "number": JSON(correction.story), "title": JSON(listed.title),
      "date": .string(correction.date.rfc3339()), "kind": .string(correction.kind.rawValue),
      "text": .string(correction.text),
      "href": .string(
        correction.story.map { address(listed.key, $0) } ?? address(listed.key)),
    ]
  }

  func currentStatus() throws -> Reply {
    let report = try status.moment().report
    return Reply(json: publisher.file(.json, of: report).bytes, text: publisher.statusText(report))
  }
}
