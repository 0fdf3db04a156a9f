import Archive
import EditionModel
import PageWorkers

/// Reads pages, and keeps for the archive which of them could not be read.
///
/// Whether a page is too slow or too large depends on the machine. So the archive keeps each failure as a WARC `conversion`
/// record, and a rebuild doesn't read such a page again.
actor PageReadings {
  private let reader: PageReader
  private var failures: [Key: (failure: PageFailure, date: Timestamp)] = [:]

  /// The same address may have answered with other bytes.
  private struct Key: Hashable, Comparable {
    var url: String
    var hash: ContentHash

    init(_ request: PageRequest) {
      url = request.url
      hash = ContentHash(of: request.bytes)
    }

    init(url: String, hash: ContentHash) { (self.url, self.hash) = (url, hash) }

    static func < (one: Key, other: Key) -> Bool {
      (one.url, one.hash.hex) < (other.url, other.hash.hex)
    }
  }

  private static let failureType = "application/vnd.tenhn.page-failure"

  /// - Parameters:
  ///   - reader: reads what has not failed yet.
  ///   - records: on a rebuild, the archive, which names the pages that failed.
  init(reader: @escaping PageReader, records: [WARCRecord] = []) {
    self.reader = reader
    for record in records where record.kind == .conversion && record.contentType == Self.failureType {
      let words = String(decoding: record.block, as: UTF8.self).split(separator: " ")
      guard let url = record.targetURI, words.count == 2, let failure = PageFailure(rawValue: String(words[0])),
        let hash = ContentHash(String(words[1]))
      else { continue }
      failures[Key(url: url, hash: hash)] = (failure, record.date ?? Timestamp(0))
    }
  }

  /// Reads a page.
  ///
  /// - Parameter date: when the page came.
  func read(_ request: PageRequest, at date: Timestamp) async -> Result<PageAnswer, PageFailure> {
    let key = failures.isEmpty ? nil : Key(request)
    if let key, let known = failures[key] { return .failure(known.failure) }
    let result = await reader(request)
    // Nobody waits for a cancelled reading: it is no part of the edition.
    if case .failure(let failure) = result, failure != .cancelled { failures[Key(request)] = (failure, date) }
    return result
  }

  /// Adds the failures to an archive in the order of the URLs, whatever the order of answers was.
  func write(to writer: inout WARCWriter) {
    for (key, known) in failures.sorted(by: { $0.key < $1.key }) {
      writer.append(
        conversion: Array("\(known.failure.rawValue) \(key.hash.hex)".utf8), uri: key.url,
        contentType: Self.failureType, date: known.date)
    }
  }
}
