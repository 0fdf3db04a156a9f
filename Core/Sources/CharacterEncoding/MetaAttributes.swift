/// The attributes of one `meta` element that concern the encoding.
struct MetaAttributes {
  private var names: Set<[UInt8]> = []
  private var isPragma = false
  private var needsPragma: Bool?
  private var charset: Encoding?

  mutating func take(_ attribute: (name: [UInt8], value: [UInt8])) {
    guard names.insert(attribute.name).inserted else { return }
    switch String(decoding: attribute.name, as: UTF8.self) {
    case "http-equiv":
      if attribute.value.elementsEqual("content-type".utf8) { isPragma = true }
    case "content":
      guard needsPragma == nil, let found = Encoding(metaContent: attribute.value) else { return }
      charset = found
      needsPragma = true
    case "charset":
      charset = Labels.encoding(of: attribute.value)
      needsPragma = false
    default: break
    }
  }

  /// A page whose `meta` could be read as ASCII isn't UTF-16, whatever it declares.
  var encoding: Encoding? {
    guard let needsPragma, !needsPragma || isPragma else { return nil }
    switch charset {
    case .utf16BE, .utf16LE: return .utf8
    case .xUserDefined: return .windows1252
    default: return charset
    }
  }
}

extension Encoding {
  /// "Extracting a character encoding from a meta element" (HTML §2.5.4): `text/html; charset=…`, with or without quotes.
  init?(metaContent content: [UInt8]) {
    var rest = content[...]
    let name = Array("charset".utf8)
    while true {
      guard let start = rest.indices.first(where: { rest[$0...].starts(with: name) }) else { return nil }
      rest = rest[(start + name.count)...].drop(while: MetaPrescan.isSpace)
      if rest.first == 0x3D { break }
    }
    rest = rest.dropFirst().drop(while: MetaPrescan.isSpace)
    guard let first = rest.first else { return nil }
    let label: ArraySlice<UInt8>
    if first == 0x22 || first == 0x27 {
      guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
      label = rest[(rest.startIndex + 1)..<end]
    } else {
      label = rest.prefix { !MetaPrescan.isSpace($0) && $0 != 0x3B }
    }
    guard let encoding = Labels.encoding(of: label) else { return nil }
    self = encoding
  }
}
