import EditionModel
import JSONFormat
import Publishing

extension Library {
  func week() -> Reply {
    guard let week = site.week else {
      return Reply(json: ["moment": nil, "basis": nil, "missed": 0, "stories": []], text: "There is no week yet.\n")
    }
    let stories = week.entries.enumerated().map { index, entry -> JSON in
      [
        "rank": .integer(index + 1), "title": .string(entry.title), "url": JSON(entry.url), "site": .string(entry.site),
        "points": entry.points.map(JSON.integer) ?? .null, "comments": entry.comments.map(JSON.integer) ?? .null,
        "discussion": .string(entry.discussion),
        "reason": .string(entry.reason.text),
        "edition": JSON(entry.edition?.description), "number": entry.number.map(JSON.integer) ?? .null,
        "href": JSON(
          entry.edition.flatMap { key in entry.number.map { "/api/v1/editions/\(key)/stories/\($0)" } }),
      ]
    }
    return Reply(
      json: [
        "moment": .string(week.moment.rfc3339()), "basis": .string(week.basis.rawValue),
        "missed": .integer(week.missed), "stories": .array(stories),
      ], text: publisher.weekText(week))
  }
}
