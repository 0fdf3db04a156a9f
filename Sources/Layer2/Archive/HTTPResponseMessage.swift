/// An HTTP response as a WARC `response` record holds it (RFC 9112): status line, fields, body.
public struct HTTPResponseMessage: Sendable, Hashable {
  /// The status code.
  public var status: Int
  /// The reason phrase; may be empty.
  public var reason: String
  /// The header fields.
  public var headers: HeaderFields
  /// The body with its transfer coding undone and its content coding in place.
  public var body: [UInt8]

  /// Makes a response.
  public init(status: Int, reason: String = "", headers: HeaderFields = HeaderFields(), body: [UInt8] = []) {
    self.status = status
    self.reason = reason
    self.headers = headers
    self.body = body
  }

  /// Reads the block of a record. Returns nil for a block that doesn't begin as an HTTP response does.
  public init?(block: [UInt8]) {
    guard let newline = block.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    var line = block[..<newline]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    let parts = String(decoding: line, as: UTF8.self)
      .split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].hasPrefix("HTTP/"), let status = Int(parts[1]), (0...999).contains(status),
      let (headers, start) = HeaderFields.parse(block[(newline + 1)...])
    else { return nil }
    self.init(status: status, reason: parts.count > 2 ? String(parts[2]) : "", headers: headers)
    let rest = block[start...]
    let isChunked = headers["Transfer-Encoding"]?.lowercased().contains("chunked") ?? false
    // Some writers undo the chunks and leave the field as it was: a body that isn't made of chunks is taken as it is.
    body = (isChunked ? Self.joinChunks(rest) : nil) ?? Array(rest)
  }

  /// The block of a record.
  ///
  /// The body is complete, so a transfer coding that was undone must not be named: its field is kept under another name,
  /// and the length is the real one.
  public var block: [UInt8] {
    var fields = headers
    for index in fields.fields.indices where fields.fields[index].name.lowercased() == "transfer-encoding" {
      fields.fields[index].name = "X-Archive-Orig-Transfer-Encoding"
    }
    let lengths = fields.all("Content-Length")
    if lengths != ["\(body.count)"] {
      fields.remove("Content-Length")
      fields.append("Content-Length", "\(body.count)")
    }
    let line = reason.filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
    return Array("HTTP/1.1 \(status) \(line)\r\n\(fields.serialized())\r\n".utf8) + body
  }

  /// Joins chunks (RFC 9112, section 7.1). Returns nil if the first chunk isn't one. A truncated body keeps what came.
  static func joinChunks(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var body: [UInt8] = []
    var position = bytes.startIndex
    while let newline = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) {
      let digits = bytes[position..<newline].prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "\r") }
      let text = String(decoding: digits, as: UTF8.self).trimmingSpaces()
      guard let size = Int(text, radix: 16), size >= 0 else { return body.isEmpty ? nil : body }
      if size == 0 { return body }
      let start = newline + 1
      let end = min(start + min(size, bytes.count), bytes.endIndex)
      body += bytes[start..<end]
      position = end
      // The line break after the chunk's data.
      if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\r") { position += 1 }
      if position < bytes.endIndex, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    }
    return body.isEmpty ? nil : body
  }
}

extension StringProtocol {
  fileprivate func trimmingSpaces() -> String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
