import EditionModel
import JSONFormat
import Publishing
import Site

extension Operations {
  func week() throws -> Reply {
    guard let week = try editions.week() else {
      return Reply(["moment": nil, "basis": nil, "missed": 0, "stories": []], text: "There is no week yet.\n")
    }
    let stories = week.entries.enumerated().map { index, entry -> JSON in
      [
        "rank": .integer(index + 1), "title": .string(entry.title), "url": JSON(entry.url), "site": .string(entry.site),
        "points": JSON(entry.points), "comments": JSON(entry.comments), "discussion": .string(entry.discussion),
        "reason": .string(entry.reason.text), "edition": JSON(entry.edition?.description), "number": JSON(entry.number),
        "href": JSON(entry.edition.flatMap { key in entry.number.map { address(key, $0) } }),
      ]
    }
    return Reply(
      [
        "moment": .string(week.moment.rfc3339()), "basis": .string(week.basis.rawValue),
        "missed": .integer(week.missed), "stories": .array(stories),
      ], text: publisher.weekText(week))
  }
}
