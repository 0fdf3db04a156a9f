import HTTPTypes
import JSONFormat

/// What a handler may be told: checked once, described once, whether it comes in a path, a query, a body or a
/// tool's arguments.
struct Parameter: Sendable {
  enum Place: String, Sendable { case path, query, body }

  enum Kind: Sendable {
    /// At most so many characters.
    case text(Int)
    /// `2026-05-06-morning`, or `latest`.
    case key
    case number(ClosedRange<Int>)
    case choice([String])
  }

  let name: String
  let place: Place
  let kind: Kind
  var isRequired = false
  /// What stands where it is left out, for people.
  var standard: String?
  let help: String

  /// As a JSON Schema (2020-12), which OpenAPI 3.1 and MCP share.
  var schema: JSON {
    var members: [JSON.Member] = []
    func add(_ name: String, _ value: JSON) { members.append(.init(name: name, value: value)) }
    switch kind {
    case .text(let most):
      add("type", "string")
      add("maxLength", .integer(most))
    case .key:
      add("type", "string")
      add("pattern", "^(latest|[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z]+)$")
    case .number(let range):
      add("type", "integer")
      add("minimum", .integer(range.lowerBound))
      add("maximum", .integer(range.upperBound))
      if let standard, let number = Int(standard) { add("default", .integer(number)) }
    case .choice(let words):
      add("type", "string")
      add("enum", .array(words.map(JSON.string)))
      if let standard { add("default", .string(standard)) }
    }
    return .object(members)
  }
}

/// The values of parameters, each of its kind.
struct Arguments: Sendable {
  private var texts: [String: String] = [:]
  private var numbers: [String: Int] = [:]

  /// - Throws: ``Refusal`` for what is missing, unknown, or not of its kind.
  init(_ values: [(name: String, value: JSON)], for parameters: [Parameter]) throws(Refusal) {
    for (name, value) in values {
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        throw Refusal(.badRequest, "There is no parameter of that name; there are: \(Arguments.list(parameters)).")
      }
      guard texts[name] == nil, numbers[name] == nil else {
        throw Refusal(.badRequest, "The parameter \(parameter.name) stands there twice.")
      }
      try set(parameter, value)
    }
    for parameter in parameters where parameter.isRequired && texts[parameter.name] == nil {
      guard numbers[parameter.name] == nil else { continue }
      throw Refusal(.badRequest, "The parameter \(parameter.name) is missing: \(parameter.help)")
    }
  }

  func text(_ name: String) -> String? { texts[name] }
  func number(_ name: String) -> Int? { numbers[name] }

  private mutating func set(_ parameter: Parameter, _ value: JSON) throws(Refusal) {
    func refuse(_ must: String) -> Refusal { Refusal(.badRequest, "The parameter \(parameter.name) must be \(must).") }
    switch (parameter.kind, value) {
    case (.text(let most), .string(let text)):
      guard text.unicodeScalars.count <= most else { throw refuse("at most \(most) characters long") }
      texts[parameter.name] = text
    case (.key, .string(let text)): texts[parameter.name] = text
    case (.choice(let words), .string(let text)):
      guard words.contains(text) else { throw refuse("one of \(words.joined(separator: ", "))") }
      texts[parameter.name] = text
    case (.number(let range), .integer(let number)):
      guard range.contains(number) else {
        throw refuse("a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      numbers[parameter.name] = number
    case (.number(let range), .number(let number)):
      guard let whole = Int(exactly: number) else { throw refuse("a whole number") }
      guard range.contains(whole) else {
        throw refuse("a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      numbers[parameter.name] = whole
    case (.number(let range), .string(let text)) where parameter.place != .body:
      // Paths and queries are text; `+5`, ` 5` and `٥` are no numbers there.
      guard text.utf8.count <= 6, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text) else {
        throw refuse("a whole number")
      }
      guard range.contains(number) else {
        throw refuse("a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      numbers[parameter.name] = number
    default: throw refuse(parameter.isText ? "text" : "a whole number")
    }
  }

  private static func list(_ parameters: [Parameter]) -> String {
    parameters.isEmpty ? "none" : parameters.map(\.name).joined(separator: ", ")
  }
}

extension Parameter {
  fileprivate var isText: Bool {
    if case .number = kind { false } else { true }
  }
}
