/// Header fields in the order they came, names kept as written and compared without regard to case.
public struct HeaderFields: Sendable, Hashable {
  /// One field; the value has no white space around it.
  public struct Field: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public var fields: [Field]

  public init(_ fields: [Field] = []) { self.fields = fields }

  /// The first value of that name.
  public subscript(name: String) -> String? {
    let key = name.lowercased()
    return fields.first { $0.name.lowercased() == key }?.value
  }

  /// Every value of that name.
  public func all(_ name: String) -> [String] {
    let key = name.lowercased()
    return fields.filter { $0.name.lowercased() == key }.map(\.value)
  }

  /// Every value of that name, joined as RFC 9110, section 5.3 allows; nil where there is none.
  public func joined(_ name: String) -> String? {
    let values = all(name)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  public mutating func append(_ name: String, _ value: String) { fields.append(Field(name, value)) }

  /// Takes every field of that name away.
  public mutating func remove(_ name: String) {
    let key = name.lowercased()
    fields.removeAll { $0.name.lowercased() == key }
  }
}

extension HeaderFields {
  /// Reads `name: value` lines, each ended by CRLF or LF, up to the empty line.
  ///
  /// A folded line (RFC 9112, section 5.2) joins the one before it; a line without a colon is left out.
  /// - Returns: the fields and where the body begins, or nil where no empty line ends them.
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

  /// Header bytes as text: UTF-8 where they are (WARC), else byte by byte as ISO-8859-1 (HTTP's old default).
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
