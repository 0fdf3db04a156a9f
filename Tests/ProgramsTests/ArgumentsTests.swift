import JSONFormat
import Testing

@testable import Programs

@Suite("Arguments of operations") struct ArgumentsTests {
  @Test("A default declared once is in the schema and takes the place of what is left out")
  func defaults() throws {
    for operation in ProgramOperation.allCases {
      for parameter in operation.parameters where parameter.standard != nil {
        #expect(parameter.schema["default"] == parameter.standard)
        let required = operation.parameters.filter(\.isRequired).map { required -> (name: String, value: JSON) in
          if case .number = required.kind { (required.name, 1) } else { (required.name, "latest") }
        }
        let arguments = try Arguments(required, for: operation.parameters)
        switch parameter.standard {
        case .integer(let number): #expect(arguments.number(parameter.name) == number)
        case .string(let text): #expect(arguments.text(parameter.name) == text)
        default: Issue.record("\(operation) has a default of another kind")
        }
      }
    }
  }

  @Test(
    "A number in a path or a query is digits and nothing else",
    arguments: ["+5", " 5", "٥", "5.0", "0x5", "", "1234567"])
  func digits(text: String) {
    #expect(throws: Refusal.self) {
      try Arguments([("limit", .string(text))], for: ProgramOperation.stories.parameters)
    }
  }

  @Test("What is unknown, repeated, missing or out of range is refused")
  func refuses() {
    for values in [
      [("unknown", "1")], [("q", "a"), ("q", "b")], [], [("q", "a"), ("limit", 51)],
      [("q", .string(String(repeating: "x", count: 201)))],
    ] as [[(String, JSON)]] {
      #expect(throws: Refusal.self) { try Arguments(values, for: ProgramOperation.search.parameters) }
    }
  }

  @Test("A cursor is valid for its own list alone")
  func cursors() throws {
    let cursor = Cursor.encode("s", [7, 3])
    #expect(try Cursor.decode(cursor, "s", count: 2) == [7, 3])
    for (text, kind, count) in [(cursor, "q" as Character, 2), (cursor, "s", 1), (cursor + "A", "s", 2), ("", "s", 2)] {
      #expect(throws: Refusal.self) { try Cursor.decode(text, kind, count: count) }
    }
  }
}
