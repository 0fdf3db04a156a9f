import EditionModel
import JSONFormat
import NIOCore
import Publishing

/// What turned out otherwise, and how things stand.
extension Library {
  func corrections(_ arguments: Arguments) throws -> Reply {
    let listed = try bundles.shelf.corrections(limit: arguments.number("limit") ?? 20)
    return Reply(
      json: [
        "corrections": .array(
          listed.map { listed in
            [
              "edition": .string(listed.key.description), "number": listed.correction.story.map(JSON.integer) ?? .null,
              "title": JSON(listed.title), "date": .string(listed.correction.date.rfc3339()),
              "kind": .string(listed.correction.kind.rawValue), "text": .string(listed.correction.text),
              "href": .string(
                listed.correction.story.map { "/api/v1/editions/\(listed.key)/stories/\($0)" }
                  ?? "/api/v1/editions/\(listed.key)"),
            ]
          })
      ],
      text: listed.isEmpty
        ? "There is no correction.\n"
        : listed.map { listed in
          let place = listed.correction.story.map { " story \($0)" } ?? ""
          return
            "\(listed.correction.date.rfc3339()) \(listed.key)\(place), \(listed.title ?? ""): \(listed.correction.text)"
        }.joined(separator: "\n") + "\n")
  }

  func standing() throws -> Reply {
    let made = try status.current()
    guard let json = made.files[StatusFile.json.path] else { throw Refusal.noSuchEdition }
    return Reply(document: Array(buffer: json.plain), text: publisher.statusText(made.report))
  }
}
