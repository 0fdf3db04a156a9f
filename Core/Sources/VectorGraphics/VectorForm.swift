/// The form that an attribute's values have. A value of another form is dropped.
enum VectorForm {
  case numbers, path, transform, paint, colour, reference, family, keyword

  /// Checks a value; nil if it hasn't this form.
  func value(_ raw: String) -> VectorValue? {
    let text = raw.trimmed
    guard !text.isEmpty else { return nil }
    switch self {
    case .numbers: return text.hasOnly(Self.numberBytes) && !text.hasLongWord ? .text(text) : nil
    case .path: return text.hasOnly(Self.pathBytes) ? .text(text) : nil
    case .transform: return Self.transform(text).map(VectorValue.text)
    case .colour: return Self.colour(text).map(VectorValue.text)
    case .paint: return Self.colour(text).map(VectorValue.text) ?? Self.reference(text)
    case .reference: return text == "none" ? .text(text) : Self.reference(text)
    case .family:
      // A name in quotes would end the attribute.
      let names = text.replacing("\"", with: "'")
      return names.utf8.count <= 200 && names.hasOnly(Self.familyBytes) ? .text(names) : nil
    case .keyword: return text.utf8.count <= 60 && text.hasOnly(Self.keywordBytes) ? .text(text) : nil
    }
  }

  private static let space = " \t\n\r"
  private static let digits = "0123456789"
  private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
  // Units and exponents are letters; without parentheses and colons they name nothing.
  private static let numberBytes = AllowedBytes(space + digits + letters + "+-.,%")
  private static let pathBytes = AllowedBytes(space + digits + "+-.,eEMmZzLlHhVvCcSsQqTtAa")
  private static let keywordBytes = AllowedBytes(" -." + digits + letters)
  private static let familyBytes = AllowedBytes(" ,'._-" + digits + letters)
  private static let argumentBytes = AllowedBytes(space + digits + "+-.,eE")
  private static let colourBytes = AllowedBytes(space + digits + ".,%/-+deg")
  private static let hexadecimal = AllowedBytes(digits + "abcdefABCDEF")
  private static let names = AllowedBytes(letters)

  /// `#b0331a`, `rgb(176 51 26)`, a name of a colour, `none`.
  private static func colour(_ text: String) -> String? {
    if text.first == "#" {
      let code = String(text.dropFirst())
      return [3, 4, 6, 8].contains(code.utf8.count) && code.hasOnly(hexadecimal) ? text : nil
    }
    if text.hasOnly(names) { return text.utf8.count <= 30 ? text : nil }
    guard let open = text.firstIndex(of: "("), text.last == ")" else { return nil }
    let function = text[..<open].lowercased()
    let arguments = String(text[text.index(after: open)...].dropLast())
    guard ["rgb", "rgba", "hsl", "hsla"].contains(function), arguments.utf8.count <= 60, arguments.hasOnly(colourBytes)
    else { return nil }
    return "\(function)(\(arguments))"
  }

  /// `url(#name)`, after which a colour may follow.
  private static func reference(_ text: String) -> VectorValue? {
    guard text.utf8.count <= 300, text.lowercased().hasPrefix("url("), let end = text.firstIndex(of: ")") else {
      return nil
    }
    var name = String(text[text.index(text.startIndex, offsetBy: 4)..<end]).trimmed
    for quote in ["\"", "'"] where name.count > 1 && name.hasPrefix(quote) && name.hasSuffix(quote) {
      name = String(name.dropFirst().dropLast()).trimmed
    }
    guard name.first == "#", name.count > 1 else { return nil }
    let rest = String(text[text.index(after: end)...]).trimmed
    return .reference(String(name.dropFirst()), fallback: rest.isEmpty ? nil : colour(rest))
  }

  /// `translate(1, 2) rotate(45)`. Style sheets write units, which the attribute doesn't take.
  private static func transform(_ text: String) -> String? {
    guard text.utf8.count <= 1000 else { return nil }
    var parts: [String] = []
    for part in text.split(separator: ")") {
      let part = String(part).trimmed(also: ",")
      if part.isEmpty { continue }
      guard let open = part.firstIndex(of: "(") else { return nil }
      let name = String(part[..<open]).trimmed
      var arguments = String(part[part.index(after: open)...])
      for unit in ["px", "deg"] { arguments = arguments.replacing(unit, with: "") }
      guard ["matrix", "translate", "scale", "rotate", "skewX", "skewY"].contains(name),
        arguments.hasOnly(argumentBytes)
      else { return nil }
      parts.append("\(name)(\(arguments.trimmed))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

/// A set of ASCII bytes.
struct AllowedBytes {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ text: String) {
    for byte in text.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte & 63) & 1 == 1
  }
}

extension String {
  func hasOnly(_ bytes: AllowedBytes) -> Bool { utf8.allSatisfy { bytes.contains($0) } }

  /// Numbers have units of one to three letters, and keywords of length such as `medium` none that matters here.
  var hasLongWord: Bool {
    split { !$0.isLetter }.contains { $0.count > 8 }
  }

  var trimmed: String { trimmed(also: "") }

  func trimmed(also characters: String) -> String {
    let isOuter = { (character: Character) in character.isWhitespace || characters.contains(character) }
    return String(drop(while: isOuter).reversed().drop(while: isOuter).reversed())
  }
}
