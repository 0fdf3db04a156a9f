import JSONFormat

/// Describes one parameter of an operation: checked and described in one place, whether it comes in a path, a query, a body or a
/// tool's arguments.
public struct Parameter: Sendable {
  /// Where HTTP carries it.
  public enum Place: String, Sendable { case path, query, body }

  /// What values it takes.
  public enum Kind: Sendable {
    /// Text of at most so many characters.
    case text(Int)
    /// `2026-05-06-morning`, or `latest`.
    case key
    /// A whole number.
    case number(ClosedRange<Int>)
    /// One of some words.
    case choice([String])
  }

  /// What it is called.
  public let name: String
  /// Where HTTP carries it.
  public let place: Place
  let kind: Kind
  let isRequired: Bool
  /// The value used where it is left out: for parsing, for OpenAPI and for tools.
  let standard: JSON?
  let help: String

  /// A parameter that must be given.
  static func required(_ name: String, _ place: Place, _ kind: Kind, _ help: String) -> Parameter {
    Parameter(name: name, place: place, kind: kind, isRequired: true, standard: nil, help: help)
  }

  /// A parameter that may be left out.
  static func optional(_ name: String, _ place: Place, _ kind: Kind, standard: JSON? = nil, _ help: String) -> Parameter
  {
    Parameter(name: name, place: place, kind: kind, isRequired: false, standard: standard, help: help)
  }

  /// As a JSON Schema (2020-12), which OpenAPI 3.1 and MCP share.
  var schema: JSON {
    var members: [JSON.Member] = []
    func add(_ name: String, _ value: JSON) { members.append(.init(name: name, value: value)) }
    switch kind {
    case .text(let maximumLength):
      add("type", "string")
      add("maxLength", .integer(maximumLength))
    case .key:
      add("type", "string")
      add("pattern", "^(latest|[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z]+)$")
    case .number(let range):
      add("type", "integer")
      add("minimum", .integer(range.lowerBound))
      add("maximum", .integer(range.upperBound))
    case .choice(let words):
      add("type", "string")
      add("enum", .array(words.map(JSON.string)))
    }
    if let standard { add("default", standard) }
    return .object(members)
  }
}
