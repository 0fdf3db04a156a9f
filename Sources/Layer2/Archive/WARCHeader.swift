/// The header of a record: version line, named fields, and where its block lies (WARC 1.1, section 4).
struct WARCHeader {
  struct Failure: Error {
    var reason: String
  }

  static let version = Array("WARC/".utf8)

  var fields: HeaderFields
  var blockStart: Int
  var end: Int

  static func parse(_ bytes: ArraySlice<UInt8>) -> Result<WARCHeader, Failure> {
    guard bytes.starts(with: version), let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      return .failure(Failure(reason: "no WARC version line"))
    }
    guard let (fields, blockStart) = HeaderFields.parse(bytes[(newline + 1)...]) else {
      return .failure(Failure(reason: "the header does not end"))
    }
    guard let length = fields["Content-Length"].flatMap({ Int($0) }), length >= 0 else {
      return .failure(Failure(reason: "no valid Content-Length"))
    }
    guard length <= bytes.endIndex - blockStart else {
      return .failure(Failure(reason: "the block ends after \(bytes.endIndex - blockStart) of \(length) bytes"))
    }
    return .success(WARCHeader(fields: fields, blockStart: blockStart, end: blockStart + length))
  }

  /// Where the next line begins that looks like a version line.
  static func nextRecord(in bytes: [UInt8], after start: Int) -> Int {
    var position = start + 1
    while let newline = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) {
      position = newline + 1
      if bytes[position...].starts(with: version) { return position }
    }
    return bytes.count
  }
}
