import Archive
import EditionModel
import Foundation
import GRDB
import WebAddress

extension Store {
  /// Completes the removals that withdrawals have recorded and a crash interrupted. Cheap if there is nothing to do.
  ///
  /// - Throws: ``StoreError/write(_:cause:)`` if a file can't be removed. The next call tries again.
  public func completeWithdrawals() async throws {
    let redactions = try await reporting { try await pool.read { try Redaction.all(in: $0) } }
    for redaction in redactions {
      for hash in redaction.blobs where FileManager.default.fileExists(atPath: blobs.file(of: hash).path) {
        do { try FileManager.default.removeItem(at: blobs.file(of: hash)) } catch {
          throw StoreError.write(blobs.file(of: hash).path, cause: "\(error)")
        }
      }
    }
    for (key, ofEdition) in Dictionary(grouping: redactions, by: { [$0.publication, $0.key] }) {
      let file = folder.archive(publication: key[0], key: key[1])
      guard let last = ofEdition.last?.archive, let data = try? Data(contentsOf: file) else { continue }
      var bytes = [UInt8](data)
      let hash = ContentHash(of: bytes)
      guard hash != last else { continue }
      let done = ofEdition.firstIndex { $0.archive == hash }.map { $0 + 1 } ?? 0
      for redaction in ofEdition[done...] { bytes = Redaction.redacted(bytes, of: redaction.addresses) }
      // Anything else than what was recorded is damage. It stays, for the verifier to find.
      guard ContentHash(of: bytes) == last else { continue }
      try DurableFile.write(bytes, to: file)
    }
  }
}

extension Redaction {
  /// An archive without the records of some addresses and of those that they redirected to.
  static func redacted(_ archive: [UInt8], of addresses: [String]) -> [UInt8] {
    WARCRedaction.removing(Set(addresses), from: archive) { location, base in
      WebURL(location, base: WebURL(base))?.withoutFragment.href
    }
  }
}
