/// A JSON value, for the parts of an article that a newer schema wrote.
public indirect enum JSONValue: Hashable, Sendable, Codable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }

  /// The strings inside, in order, for a reader that cannot show more.
  public var plainText: String {
    switch self {
    case .null, .bool, .number: ""
    case .string(let value): value
    case .array(let values): values.map(\.plainText).filter { !$0.isEmpty }.joined(separator: " ")
    case .object(let values):
      values.sorted { $0.key < $1.key }.filter { $0.key != "type" }.map(\.value.plainText).filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }
}
