public import EditionModel

/// Changes single records of an archive and leaves all others as they are.
public enum WARCRewriting {
  /// What becomes of a record.
  public enum Change: Sendable, Hashable {
    /// It stays.
    case keep
    /// It is removed.
    case remove
    /// It gets another HTTP response.
    case replace(HTTPResponseMessage)
  }

  /// Rewrites an archive.
  ///
  /// Records that stay keep their fields, their IDs and their order. A `metadata` record in the place of the first
  /// change lists the addresses that were removed or shortened. The same input gives the same bytes. Parts that
  /// can't be read are left out, because nobody can say whose they are.
  ///
  /// - Parameters:
  ///   - date: of the record that lists the changes.
  ///   - change: decides about a record; asked once for each.
  public static func rewrite(
    _ archive: [UInt8], date: Timestamp, digest: WARCDigest = .sha256, change: (WARCRecord) -> Change
  ) -> [UInt8] {
    let changes = WARCReader.readAll(archive).records.map { ($0, change($0)) }
    func addresses(_ isMeant: (Change) -> Bool) -> [String] {
      Set(changes.filter { isMeant($0.1) }.compactMap(\.0.targetURI)).sorted()
    }
    var removed: [String] { addresses { $0 == .remove } }
    var shortened: [String] { addresses { if case .replace = $0 { true } else { false } } }
    var bytes: [UInt8] = []
    var isNoted = false
    for (record, change) in changes {
      if change != .keep, !isNoted {
        isNoted = true
        bytes += note(removed: removed, shortened: shortened, at: record, date: date, digest: digest).member
      }
      switch change {
      case .keep: bytes += record.member
      case .remove: break
      case .replace(let response): bytes += record.replaced(by: response, digest: digest).member
      }
    }
    return bytes
  }

  private static func note(
    removed: [String], shortened: [String], at record: WARCRecord, date: Timestamp, digest: WARCDigest
  ) -> WARCRecord {
    let lines = [("Withdrawn", removed), ("Shortened", shortened)].filter { !$0.1.isEmpty }
      .map { "\($0.0): \($0.1.joined(separator: " "))\n" }
    let block = Array(lines.joined().utf8)
    var fields = HeaderFields()
    fields.append("WARC-Type", WARCRecord.Kind.metadata.rawValue)
    if let address = record.targetURI { fields.append("WARC-Target-URI", address) }
    fields.append("WARC-Date", date.rfc3339())
    fields.append("WARC-Block-Digest", digest.label(block))
    // The changed record's own ID is in it, so the notes of two withdrawals differ.
    fields.append("WARC-Record-ID", recordID(for: fields, ordinal: record.id ?? "", digest: digest))
    fields.append("Content-Type", "text/plain; charset=utf-8")
    fields.append("Content-Length", "\(block.count)")
    return WARCRecord(fields: fields, block: block)
  }
}

extension WARCRecord {
  /// Whether it says that records of this archive were withdrawn.
  public var isWithdrawalNote: Bool {
    kind == .metadata && ["Withdrawn: ", "Shortened: "].contains { block.starts(with: Array($0.utf8)) }
  }

  /// The record as a gzip member of an archive.
  fileprivate var member: [UInt8] {
    gzip(Array("WARC/1.1\r\n\(fields.serialized())\r\n".utf8) + block + Array("\r\n\r\n".utf8))
  }

  fileprivate func replaced(by response: HTTPResponseMessage, digest: WARCDigest) -> WARCRecord {
    var changed = WARCRecord(fields: fields, block: response.block)
    for (name, value) in [
      ("WARC-Block-Digest", digest.label(changed.block)), ("WARC-Payload-Digest", digest.label(response.body)),
      ("Content-Length", "\(changed.block.count)"),
    ] {
      changed.fields.remove(name)
      changed.fields.append(name, value)
    }
    changed.fields.remove("WARC-Record-ID")
    changed.fields.append("WARC-Record-ID", recordID(for: changed.fields, ordinal: id ?? "", digest: digest))
    return changed
  }
}
