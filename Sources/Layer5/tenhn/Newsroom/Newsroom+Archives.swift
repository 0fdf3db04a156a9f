import Archive
import Foundation
import OfflineCommands

/// Archives in files.
extension Newsroom {
  static func bytes(of path: String) throws -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw CommandFailure("The archive \(path) can't be read.")
    }
    return [UInt8](data)
  }

  static func records(in path: String) throws -> [WARCRecord] {
    let records = WARCReader(try bytes(of: path)).compactMap { entry in
      if case .record(let record) = entry { record } else { nil }
    }
    guard !records.isEmpty else { throw CommandFailure("\(path) has no readable WARC record.") }
    return records
  }
}
