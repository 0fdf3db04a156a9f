import Archive
import Foundation

/// Reads a file and decompresses it if it is gzip.
func readPossiblyGzipped(_ path: String) throws -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw CommandFailure("\(path) can't be read. Check the path.")
  }
  let bytes = [UInt8](data)
  guard isGzip(bytes) else { return bytes }
  do {
    return try gunzip(bytes)
  } catch {
    throw CommandFailure("\(path) is damaged: its gzip data can't be read.")
  }
}
