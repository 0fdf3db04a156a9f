import Archive
import Foundation

/// A file's bytes, decompressed where it is gzip.
func readPossiblyGzipped(_ path: String) throws -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw CommandFailure("cannot read \(path): check the path")
  }
  let bytes = [UInt8](data)
  guard isGzip(bytes) else { return bytes }
  do {
    return try gunzip(bytes)
  } catch {
    throw CommandFailure("\(path) is damaged: its gzip data cannot be read")
  }
}
