import EditionModel

/// The rule by which older versions removed a withdrawn story from an archive.
///
/// Kept to finish a withdrawal that such a version recorded and a crash interrupted. New ones use ``WARCRewriting``.
public enum WARCRedaction {
  /// Removes the records of some addresses, and of the addresses that they redirected to.
  ///
  /// All other records keep their content, IDs and order. A `metadata` record in the place of the first removed one
  /// says what is missing. The same input gives the same bytes. Unreadable parts are left out, because nobody can say
  /// whose they are.
  ///
  /// - Parameters:
  ///   - addresses: as the records name them.
  ///   - target: where a `Location` leads, as seen from an address; nil if it leads nowhere.
  public static func removing(
    _ addresses: Set<String>, from archive: [UInt8], resolving target: (_ location: String, _ base: String) -> String?
  ) -> [UInt8] {
    let records = WARCReader.readAll(archive).records
    let removed = closure(of: addresses, in: records, resolving: target)
    var bytes: [UInt8] = []
    var isNoted = false
    for record in records {
      guard let address = record.targetURI, removed.contains(address), record.kind != .warcinfo else {
        bytes += member(record)
        continue
      }
      guard !isNoted else { continue }
      isNoted = true
      var fields = HeaderFields()
      fields.append("WARC-Type", WARCRecord.Kind.metadata.rawValue)
      fields.append("WARC-Target-URI", address)
      if let date = record.fields["WARC-Date"] { fields.append("WARC-Date", date) }
      if let id = record.id { fields.append("WARC-Record-ID", id) }
      fields.append("Content-Type", "text/plain; charset=utf-8")
      let block = Array("Withdrawn: \(removed.sorted().joined(separator: " "))\n".utf8)
      fields.append("Content-Length", "\(block.count)")
      bytes += member(WARCRecord(fields: fields, block: block))
    }
    return bytes
  }

  private static func closure(
    of addresses: Set<String>, in records: [WARCRecord], resolving target: (String, String) -> String?
  ) -> Set<String> {
    var links: [String: String] = [:]
    for record in records {
      guard let address = record.targetURI, let response = record.response, (300..<400).contains(response.status),
        let next = response.headers["Location"].flatMap({ target($0, address) })
      else { continue }
      links[address] = next
    }
    var known = addresses
    var waiting = Array(addresses)
    while let address = waiting.popLast() {
      if let next = links[address], known.insert(next).inserted { waiting.append(next) }
    }
    return known
  }

  private static func member(_ record: WARCRecord) -> [UInt8] {
    gzip(Array("WARC/1.1\r\n\(record.fields.serialized())\r\n".utf8) + record.block + Array("\r\n\r\n".utf8))
  }
}
