public import EditionModel
import Foundation
import GRDB
public import Status

extension Store {
  /// Measures the bytes in the data folder and the free ones around it. The calling thread waits: every file is looked at.
  ///
  /// - Returns: nil if the folder can't be read.
  public func diskUse(now: Timestamp) -> StatusFacts.Disk? {
    let files = FileManager.default
    guard
      let free = (try? files.attributesOfFileSystem(forPath: folder.url.path))?[.systemFreeSize] as? Int,
      let names = files.enumerator(at: folder.url, includingPropertiesForKeys: [.fileSizeKey, .isRegularFileKey])
    else { return nil }
    var used = 0
    for case let file as URL in names {
      let values = try? file.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
      if values?.isRegularFile == true { used += values?.fileSize ?? 0 }
    }
    let firstPublished = try? pool.read {
      try Int64.fetchOne($0, sql: "SELECT min(published) FROM edition WHERE basis <> 'sample'")
    }
    // At least a week, because the first day brings a week's editions at once.
    let age = firstPublished.map { now.rawValue - $0 } ?? 0
    let yearly = age >= 7 * 86_400 ? Int(Double(used) * 365 * 86_400 / Double(age)) : nil
    return StatusFacts.Disk(used: used, free: free, yearly: yearly)
  }
}
