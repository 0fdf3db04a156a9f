/// Reads a message or the data of a record from its front; every method gives nil at the end of the bytes.
struct WireReader {
  /// All bytes, which a pointer may lead into.
  let whole: [UInt8]
  private(set) var position: Int
  private let end: Int

  init(_ message: [UInt8], from start: Int = 0, to end: Int? = nil) {
    whole = message
    position = start
    self.end = min(end ?? message.count, message.count)
  }

  var isAtEnd: Bool { position >= end }

  mutating func byte() -> UInt8? {
    guard position < end else { return nil }
    defer { position += 1 }
    return whole[position]
  }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count >= 0, position + count <= end else { return nil }
    defer { position += count }
    return Array(whole[position..<position + count])
  }

  mutating func rest() -> [UInt8] {
    defer { position = end }
    return position < end ? Array(whole[position..<end]) : []
  }

  mutating func number16() -> UInt16? {
    bytes(2).map { UInt16($0[0]) << 8 | UInt16($0[1]) }
  }

  mutating func number32() -> UInt32? {
    bytes(4).map { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }

  mutating func name() -> DomainName? {
    labels().map { DomainName(labels: $0.map { $0.map(DomainName.lowercase) }) }
  }

  /// A name as bytes in its own case, with pointers followed.
  mutating func nameBytes() -> [UInt8]? {
    labels().map { $0.reduce(into: []) { bytes, label in bytes += [UInt8(label.count)] + label } + [0] }
  }

  /// The labels of a name. A pointer (RFC 1035, section 4.1.4) must lead backwards, so that no message makes a loop.
  private mutating func labels() -> [[UInt8]]? {
    var labels: [[UInt8]] = []
    var length = 1
    var place = position
    var limit = end
    var after: Int?
    while place < limit {
      let head = Int(whole[place])
      if head == 0 {
        position = after ?? place + 1
        return labels
      }
      if head & 0xC0 == 0xC0 {
        guard place + 1 < limit else { return nil }
        let target = (head & 0x3F) << 8 | Int(whole[place + 1])
        guard target < place else { return nil }
        if after == nil { after = place + 2 }
        limit = place
        place = target
      } else {
        guard head & 0xC0 == 0, place + 1 + head <= limit else { return nil }
        length += head + 1
        guard length <= 255 else { return nil }
        labels.append(Array(whole[place + 1..<place + 1 + head]))
        place += head + 1
      }
    }
    return nil
  }
}
