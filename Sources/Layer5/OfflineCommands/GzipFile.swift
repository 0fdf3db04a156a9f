import CZlib
import Foundation

/// A file's bytes, decompressed where it is gzip; zlib passes other files through.
func readPossiblyGzipped(_ path: String) throws -> [UInt8] {
  guard let file = gzopen(path, "rb") else { throw CommandFailure("cannot open \(path): check the path") }
  defer { gzclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = gzread(file, &buffer, UInt32(buffer.count))
    guard count >= 0 else { throw CommandFailure("\(path) is damaged: its gzip data cannot be read") }
    if count == 0 { return bytes }
    bytes += buffer.prefix(Int(count))
  }
}

/// Ends a command with status 1 and one line that says what and what to do.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
