public import JSONFormat

/// The values of an operation's parameters, checked, with defaults in place of those left out.
public struct Arguments: Sendable {
  private var texts: [String: String] = [:]
  private var numbers: [String: Int] = [:]

  /// Checks values against parameters.
  ///
  /// - Throws: ``Refusal`` if one is missing, unknown, repeated, or of the wrong kind.
  public init(_ values: [(name: String, value: JSON)], for parameters: [Parameter]) throws(Refusal) {
    for (name, value) in values {
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        throw Refusal(.invalid, "Unknown parameter. Known: \(Arguments.list(parameters)).")
      }
      guard !has(parameter) else { throw Refusal(.invalid, "The parameter \(parameter.name) is given twice.") }
      try set(parameter, value)
    }
    for parameter in parameters where !has(parameter) {
      if let standard = parameter.standard {
        try set(parameter, standard)
      } else if parameter.isRequired {
        throw Refusal(.invalid, "The parameter \(parameter.name) is missing: \(parameter.help)")
      }
    }
  }

  /// The value of a text that may be left out; nil if it is.
  func optionalText(_ name: String) -> String? { texts[name] }

  /// The value of a text that is required or has a default.
  func text(_ name: String) -> String {
    guard let text = texts[name] else { preconditionFailure("\(name) is neither required nor has it a default") }
    return text
  }

  /// The value of a number that is required or has a default.
  func number(_ name: String) -> Int {
    guard let number = numbers[name] else { preconditionFailure("\(name) is neither required nor has it a default") }
    return number
  }

  private func has(_ parameter: Parameter) -> Bool { texts[parameter.name] != nil || numbers[parameter.name] != nil }

  private mutating func set(_ parameter: Parameter, _ value: JSON) throws(Refusal) {
    func refuse(_ must: String) -> Refusal { Refusal(.invalid, "The parameter \(parameter.name) must be \(must).") }
    switch (parameter.kind, value) {
    case (.text(let maximumLength), .string(let text)):
      guard text.unicodeScalars.count <= maximumLength else { throw refuse("at most \(maximumLength) characters long") }
      texts[parameter.name] = text
    case (.key, .string(let text)): texts[parameter.name] = text
    case (.choice(let words), .string(let text)):
      guard words.contains(text) else { throw refuse("one of \(words.joined(separator: ", "))") }
      texts[parameter.name] = text
    case (.number(let range), _):
      guard let number = Arguments.whole(value, isText: parameter.place != .body) else {
        throw refuse("a whole number")
      }
      guard range.contains(number) else {
        throw refuse("a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      numbers[parameter.name] = number
    default: throw refuse("text")
    }
  }

  /// - Parameter isText: whether it may be written as text, as paths and queries write everything.
  private static func whole(_ value: JSON, isText: Bool) -> Int? {
    switch value {
    case .integer(let number): return number
    case .number(let number): return Int(exactly: number)
    case .string(let text) where isText:
      // `+5`, ` 5` and `٥` aren't numbers in a path.
      guard text.utf8.count <= 6, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
      return Int(text)
    default: return nil
    }
  }

  private static func list(_ parameters: [Parameter]) -> String {
    parameters.isEmpty ? "none" : parameters.map(\.name).joined(separator: ", ")
  }
}
