import JSONFormat

/// Describes the answers as JSON Schema (2020-12). Fields may be added, never renamed.
enum Schemas {
  static let all: JSON = [
    "Problem": object(
      ["type": text, "title": text, "status": whole, "detail": text], required: ["type", "title", "status", "detail"]),
    "Editions": object(["editions": list(edition), "next": optional("string")], required: ["editions", "next"]),
    "Edition": object(
      [
        "schema": whole, "key": text, "publication": text, "name": text, "cutoff": time, "published": time,
        "timeZone": text, "basis": basis, "late": flag, "hash": text, "engine": text, "archive": text,
        "muted": list(text), "next": cutoff, "overdue": cutoff, "damaged": list(text), "stories": list(story),
        "unreadable": list(anything),
        "reserves": list(anything),
        "corrections": list(correction),
      ], required: ["schema", "key", "cutoff", "published", "basis", "late", "hash", "stories", "corrections"]),
    "Story": object(
      storyFields.merging(
        [
          "edition": object(
            ["key": text, "name": text, "cutoff": time, "basis": basis, "late": flag], required: ["key", "cutoff"]),
          "permalink": text, "corrections": list(correction),
        ]),
      required: storyRequired + ["edition", "permalink", "corrections"]),
    "Discussion": object(
      [
        "edition": text, "number": whole, "title": text, "discussion": optional("string"), "comments": count,
        "withdrawn": flag, "missing": list(text), "thread": ["type": ["array", "null"]], "fromThread": list(anything),
        "threadRead": nullable,
        "addedLater": nullable,
      ], required: ["edition", "number", "title", "withdrawn", "thread", "fromThread"]),
    "Stories": object(
      ["stories": list(listed(["id": text, "source": text, "cutoff": time])), "next": optional("string")],
      required: ["stories", "next"]),
    "Search": object(
      [
        "query": text, "total": whole, "more": ["type": "boolean"],
        "stories": list(listed(["snippet": optional("string"), "comment": nullable, "matches": list(text)])),
        "next": optional("string"),
      ], required: ["query", "total", "more", "stories", "next"]),
    "Week": object(
      [
        "moment": optional("string"), "basis": ["enum": ["recorded", "partial", "editions", nil]], "missed": whole,
        "stories": list(
          object(
            [
              "rank": whole, "title": text, "url": optional("string"), "site": text, "points": count, "comments": count,
              "discussion": text, "reason": text, "edition": optional("string"), "number": optional("integer"),
              "href": optional("string"),
            ], required: ["rank", "title", "edition"])),
      ], required: ["moment", "basis", "missed", "stories"]),
    "Corrections": object(
      [
        "corrections": list(
          object(
            [
              "edition": text, "number": optional("integer"), "title": optional("string"), "date": time, "kind": text,
              "text": text, "href": text,
            ], required: ["edition", "number", "title", "date", "kind", "text", "href"]))
      ], required: ["corrections"]),
    "Status": object(
      [
        "schema": whole, "time": time, "static": flag, "live": flag, "late": flag, "open": whole,
        "newest": nullable, "due": optional("string"), "next": nullable, "sources": list(anything),
        "deliveries": list(anything),
        "recorder": nullable, "disk": nullable, "backup": optional("string"), "backupLacks": whole,
        "restoreDrill": nullable, "damaged": list(text),
        "incidents": list(
          object(
            [
              "number": whole, "kind": text, "subject": text, "opened": time, "closed": optional("string"),
              "text": text, "ending": optional("string"),
            ], required: ["number", "kind", "subject", "opened", "closed", "text"])),
      ], required: ["schema", "time", "live", "late", "open", "newest", "next", "sources", "incidents"]),
    "Feedback": object(
      ["edition": text, "number": whole, "verdict": ["enum": ["worth", "not", "brief"]], "votes": votes],
      required: ["edition", "number", "verdict", "votes"]),
  ]

  /// The arguments of an operation as one object. It takes nothing else.
  static func arguments(_ parameters: [Parameter]) -> JSON {
    let properties = parameters.map { parameter -> JSON.Member in
      guard case .object(let members) = parameter.schema else { return .init(name: parameter.name, value: [:]) }
      return .init(
        name: parameter.name, value: .object(members + [.init(name: "description", value: .string(parameter.help))]))
    }
    return [
      "type": "object", "properties": .object(properties),
      "required": .array(parameters.filter(\.isRequired).map { .string($0.name) }), "additionalProperties": false,
    ]
  }

  private static let text: JSON = ["type": "string"]
  private static let whole: JSON = ["type": "integer"]
  /// Null if the source counts nothing.
  private static let count = optional("integer")
  private static let flag: JSON = ["type": "boolean"]
  private static let anything: JSON = ["type": "object"]
  private static let nullable: JSON = ["type": ["object", "null"]]
  private static let time: JSON = ["type": "string", "format": "date-time"]
  private static let basis: JSON = ["enum": ["recorded", "partial", "hindsight", "sample"]]
  /// The next edition to come, and the one that should be out by now. Of the newest edition alone.
  private static let cutoff: JSON = [
    "type": ["object", "null"], "properties": ["key": text, "cutoff": time, "status": text],
  ]
  private static let correction = object(
    ["date": time, "kind": text, "story": optional("integer"), "text": text], required: ["date", "kind", "text"])
  private static let votes: JSON = [
    "description": "From five votes on.", "type": ["object", "null"], "properties": ["worth": whole, "not": whole],
  ]
  private static let edition = object(
    [
      "key": text, "cutoff": time, "published": time, "basis": basis, "late": flag, "hash": text, "titles": list(text),
      "href": text,
    ], required: ["key", "cutoff", "published", "basis", "late", "hash", "titles", "href"])

  private static let storyRequired = ["number", "id", "title", "site", "visibility", "receipt", "article"]
  private static let storyFields: JSON = [
    "number": whole, "id": text, "source": text, "title": text, "url": optional("string"),
    "canonical": optional("string"),
    "site": text,
    "author": optional("string"), "published": optional("string"), "language": optional("string"),
    "direction": ["enum": ["ltr", "rtl", nil]], "points": count,
    "comments": count, "discussion": text, "readingMinutes": whole, "standfirst": optional("string"), "brief": nullable,
    "reason": text,
    "reasonFacts": anything, "also": list(anything), "follows": anything, "lead": lead, "quotes": list(anything),
    "note": nullable,
    "thread": ["type": ["array", "null"]], "fromThread": list(anything), "threadRead": nullable, "addedLater": nullable,
    "visibility": ["enum": ["full", "excerpt", "card"]], "permission": optional("string"),
    "receipt": object(
      ["kind": text, "why": text, "source": text, "confidence": optional("number"), "signs": list(text)],
      required: ["kind", "why"]),
    "missing": list(text), "votes": votes,
    "article": ["type": ["object", "null"]],
  ]
  private static let lead = object(
    ["hash": text, "width": whole, "height": whole, "alt": text], required: ["hash", "width", "height", "alt"])
  private static let story = object(storyFields, required: storyRequired)

  private static func listed(_ more: JSON) -> JSON {
    object(
      ([
        "edition": text, "number": whole, "title": text, "site": text, "author": optional("string"), "href": text,
        "corrections": list(correction),
      ] as JSON).merging(more),
      required: ["edition", "number", "title", "site", "href", "corrections"])
  }

  private static func optional(_ type: String) -> JSON { ["type": .array([.string(type), "null"])] }
  private static func list(_ items: JSON) -> JSON { ["type": "array", "items": items] }

  private static func object(_ properties: JSON, required: [String]) -> JSON {
    ["type": "object", "properties": properties, "required": .array(required.map(JSON.string))]
  }
}

extension JSON {
  fileprivate func merging(_ other: JSON) -> JSON {
    guard case .object(let members) = self, case .object(let more) = other else { return self }
    return .object(members + more)
  }
}
