import ArticleModel

/// Writes JSON straight into bytes.
struct JSONText {
  var bytes: [UInt8] = []

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func string(_ text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices where utf8[index] < 0x20 || utf8[index] == 0x22 || utf8[index] == 0x5C {
        bytes.append(contentsOf: utf8[start..<index])
        start = index + 1
        escape(utf8[index])
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(0x22)
  }

  mutating func string(_ text: String?) {
    if let text { string(text) } else { raw("null") }
  }

  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let value): bytes += (Int(exactly: value).map { "\($0)" } ?? "\(value)").utf8
    case .string(let value): string(value)
    case .array(let values):
      raw("[")
      for (index, value) in values.enumerated() {
        if index > 0 { raw(",") }
        self.value(value)
      }
      raw("]")
    case .object(let members):
      raw("{")
      for (index, key) in members.keys.sorted().enumerated() {
        if index > 0 { raw(",") }
        string(key)
        raw(":")
        self.value(members[key] ?? .null)
      }
      raw("}")
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x0A: raw("\\n")
    case 0x09: raw("\\t")
    case 0x0D: raw("\\r")
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    default:
      let digits: StaticString = "0123456789abcdef"
      raw("\\u00")
      digits.withUTF8Buffer { bytes += [$0[Int(byte >> 4)], $0[Int(byte & 15)]] }
    }
  }
}
