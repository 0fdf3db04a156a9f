/// Reads a web archive record by record, gzipped a member at a time or plain.
///
/// Damage is reported at its place, and reading goes on after it: with the next gzip member, or the next line that begins a record.
public struct WARCReader: Sequence, IteratorProtocol {
  /// One part of the file.
  public enum Entry: Sendable, Hashable {
    /// A record.
    case record(WARCRecord)
    /// A part that can't be read.
    case damage(WARCDamage)
  }

  private let bytes: [UInt8]
  private let limit: Int
  private var position = 0
  // The records of the gzip member being read: one, if the writer followed annex D of the standard.
  private var member: [UInt8] = []
  private var memberPosition = 0
  private var memberOffset = 0

  /// Prepares to read an archive.
  ///
  /// - Parameter limit: the maximum size of one gzip member, unpacked, in bytes; a larger one is damage.
  public init(_ bytes: [UInt8], limit: Int = 256 << 20) {
    self.bytes = bytes
    self.limit = limit
  }

  /// Reads the next part; nil at the end.
  public mutating func next() -> Entry? {
    while true {
      if memberPosition < member.count {
        if let entry = nextInMember() { return entry }
        continue
      }
      guard position < bytes.count else { return nil }
      if let damage = openMember() { return .damage(damage) }
    }
  }

  /// Reads all records, and lists the parts that can't be read.
  public static func readAll(
    _ bytes: [UInt8], limit: Int = 256 << 20
  ) -> (records: [WARCRecord], damage: [WARCDamage]) {
    var records: [WARCRecord] = []
    var damage: [WARCDamage] = []
    for entry in WARCReader(bytes, limit: limit) {
      switch entry {
      case .record(let record): records.append(record)
      case .damage(let place): damage.append(place)
      }
    }
    return (records, damage)
  }

  private mutating func openMember() -> WARCDamage? {
    memberOffset = position
    memberPosition = 0
    guard isGzip(bytes[position...]) else {
      // Plain up to the next member, if one follows: a file that is partly uncompressed is still read.
      let isPlain = bytes[position...].starts(with: WARCHeader.version)
      let end = isPlain ? bytes.count : nextMember(after: position)
      defer { position = end }
      guard isPlain else { return WARCDamage(offset: position, reason: "neither a record nor a gzip member") }
      member = Array(bytes[position..<end])
      return nil
    }
    var inflater = Inflater(.gzip, limit: limit)
    do {
      let used = try inflater.append(bytes[position...])
      guard inflater.isAtEnd else { throw InflateError.truncated }
      position += Swift.max(used, 1)
      member = inflater.output
      return nil
    } catch {
      position = nextMember(after: position)
      member = []
      return WARCDamage(offset: memberOffset, reason: "gzip member is \(error)")
    }
  }

  private func nextMember(after start: Int) -> Int {
    var candidate = start + 1
    while candidate + 2 < bytes.count {
      if bytes[candidate] == 0x1F, bytes[candidate + 1] == 0x8B, bytes[candidate + 2] == 8 { return candidate }
      candidate += 1
    }
    return bytes.count
  }

  private mutating func nextInMember() -> Entry? {
    let start = memberPosition
    let breaks = member[start...].prefix { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
    guard breaks.endIndex < member.count else {
      memberPosition = member.count
      return nil
    }
    switch WARCHeader.parse(member[breaks.endIndex...]) {
    case .success(let header):
      memberPosition = header.end
      return .record(WARCRecord(fields: header.fields, block: Array(member[header.blockStart..<header.end])))
    case .failure(let failure):
      memberPosition = WARCHeader.nextRecord(in: member, after: breaks.endIndex)
      // An offset within an unpacked gzip member is not an offset in the file.
      let isPacked = isGzip(bytes[memberOffset...])
      return .damage(
        WARCDamage(offset: isPacked ? memberOffset : memberOffset + breaks.endIndex, reason: failure.reason))
    }
  }
}

/// A part of an archive that can't be read.
public struct WARCDamage: Error, Sendable, Hashable {
  /// Its offset in the file in bytes; inside a gzip member, the offset of that.
  public var offset: Int
  /// One clause that says what is wrong.
  public var reason: String
}
