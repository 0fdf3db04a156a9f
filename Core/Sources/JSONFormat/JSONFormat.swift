/// A JSON value whose objects keep the order of their members.
///
/// This module is the only JSON code of the project. It has no dependency and reads no file. Its parts:
///
/// - ``JSON``: a value. `init(parsing:within:)` reads RFC 8259 strictly; `init(outside:within:)` reads what sources, engines and
///   programs send, where one odd value costs itself; `init(lenient:within:)` reads what web pages hold.
/// - ``JSONWriter``: writes values and documents as bytes, with the project's only string escaper.
/// - ``SortedJSON``: writes `Codable` models straight into bytes, as they are sealed.
/// - ``JSONStrings``: lists the strings of a script without building values.
/// - ``JSONLine``: takes single members out of a long line without copying the rest.
///
/// Models that are `Codable` are sealed and stored by `CanonicalJSON` in EditionModel.
public indirect enum JSON: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without fraction that fits 64 bits.
  case integer(Int)
  /// Any other number. The writer turns a number that is not finite into `null`.
  case number(Double)
  /// A string, unescaped.
  case string(String)
  /// An array.
  case array([JSON])
  /// An object. Members keep their order; a repeated name is kept, and lookups find the first.
  case object([Member])

  /// One member of an object.
  public struct Member: Hashable, Sendable {
    /// The member's name, unescaped.
    public var name: String
    /// The member's value.
    public var value: JSON

    /// Makes a member from its name and value.
    public init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// Limits for reading bytes that somebody else wrote.
  public struct Budget: Hashable, Sendable {
    /// The longest input, in bytes.
    public var bytes: Int
    /// The deepest nesting of arrays and objects. Readers recurse, so this bounds the stack.
    public var depth: Int

    /// Makes a budget.
    public init(bytes: Int = 16 << 20, depth: Int = 128) {
      self.bytes = bytes
      self.depth = depth
    }
  }
}

extension JSON {
  /// A string, or `null` for nil.
  public init(_ text: String?) { self = text.map(JSON.string) ?? .null }

  /// An integer, or `null` for nil.
  public init(_ number: Int?) { self = number.map(JSON.integer) ?? .null }

  /// The value of the first member with this name; nil if there is none or the value isn't an object.
  public subscript(_ name: String) -> JSON? { members?.first { $0.name == name }?.value }

  /// The text of a string; nil for other values.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements of an array; nil for other values.
  public var array: [JSON]? { if case .array(let values) = self { values } else { nil } }

  /// The members of an object; nil for other values.
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The members of an object by name, the first of each name; nil for other values.
  ///
  /// Use it where an object of unknown size is looked into more than once: a lookup by subscript passes over all members.
  public var dictionary: [String: JSON]? {
    members.map { Dictionary($0.lazy.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }) }
  }

  /// The same value with the members of every object in order of their names.
  public var sorted: JSON {
    switch self {
    case .array(let values): .array(values.map(\.sorted))
    case .object(let members):
      .object(members.map { Member(name: $0.name, value: $0.value.sorted) }.sorted { $0.name < $1.name })
    case .null, .bool, .integer, .number, .string: self
    }
  }

  /// The value as UTF-8, without white space.
  public var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }

  /// The value as text, without white space.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
