/// Header fields in their original order. Names are kept as written and compared case-insensitively.
public struct HeaderFields: Sendable, Hashable {
  /// One field. The value has no white space around it.
  public struct Field: Sendable, Hashable {
    /// The name, as written.
    public var name: String
    /// The value.
    public var value: String

    /// Makes a field.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The fields, in order.
  public var fields: [Field]

  /// Makes a list of fields.
  public init(_ fields: [Field] = []) { self.fields = fields }

  /// The first value of a name; nil without one.
  public subscript(name: String) -> String? {
    let key = name.lowercased()
    return fields.first { $0.name.lowercased() == key }?.value
  }

  /// Every value of a name.
  public func all(_ name: String) -> [String] {
    let key = name.lowercased()
    return fields.filter { $0.name.lowercased() == key }.map(\.value)
  }

  /// Every value of a name, joined as RFC 9110, section 5.3 allows; nil without one.
  public func joined(_ name: String) -> String? {
    let values = all(name)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// Adds a field at the end.
  public mutating func append(_ name: String, _ value: String) { fields.append(Field(name, value)) }

  /// Removes every field of a name.
  public mutating func remove(_ name: String) {
    let key = name.lowercased()
    fields.removeAll { $0.name.lowercased() == key }
  }
}

extension HeaderFields {
  /// Reads `name: value` lines, each ended by CRLF or LF, up to the empty line.
  ///
  /// A folded line (RFC 9112, section 5.2) joins the line before it. A line without a colon is left out.
  /// - Returns: the fields and where the body begins, or nil if no empty line ends them.
  static func parse(_ bytes: ArraySlice<UInt8>) -> (fields: HeaderFields, end: Int)? {
    var result = HeaderFields()
    var position = bytes.startIndex
    while let newline = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) {
      var line = bytes[position..<newline]
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      position = newline + 1
      if line.isEmpty { return (result, position) }
      result.add(line: line)
    }
    return nil
  }

  private mutating func add(line: ArraySlice<UInt8>) {
    let isFold = line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t")
    if isFold, !fields.isEmpty {
      fields[fields.count - 1].value += " " + Self.text(line)
    } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      append(Self.text(line[..<colon]), Self.text(line[(colon + 1)...]))
    }
  }

  /// Header bytes as text: as UTF-8 if they are valid (WARC), else as ISO-8859-1 (HTTP's old default).
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let trimmed = bytes.drop(while: blank).reversed().drop(while: blank).reversed()
    return String(validating: trimmed, as: UTF8.self)
      ?? String(String.UnicodeScalarView(trimmed.map { Unicode.Scalar($0) }))
  }

  /// The fields as lines ended by CRLF, with no line break inside a value.
  func serialized() -> String {
    fields.map { "\(Self.singleLine($0.name)): \(Self.singleLine($0.value))\r\n" }.joined()
  }

  private static func singleLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\r" || $0 == "\n" || $0 == "\0" ? " " : $0 }))
  }
}
