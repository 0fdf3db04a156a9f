import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is there whole or not at all: made beside its place, and given its name last.
enum FreshFolder {
  /// - Parameters:
  ///   - target: must not exist, or be empty.
  ///   - fill: is given the folder to fill.
  /// - Throws: ``StoreError/backup(_:cause:)`` where there is something already, and what `fill` throws; the folder is
  ///   gone then.
  static func make<Result>(_ target: URL, fill: (URL) throws -> Result) throws -> Result {
    let files = FileManager.default
    let target = target.standardizedFileURL
    if let standing = try? files.contentsOfDirectory(atPath: target.path), !standing.isEmpty {
      throw StoreError.backup(target.path, cause: "the folder isn't empty, and nothing is ever written over")
    }
    let parent = target.deletingLastPathComponent()
    let place = parent.appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)", isDirectory: true)
    do {
      // Private: a data folder holds what its owner reads and how the server is set up.
      try files.createDirectory(
        at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw StoreError.folder(target.path, cause: "\(error)")
    }
    do {
      let result = try fill(place)
      // Over an empty folder of that name, or none.
      guard rename(place.path, target.path) == 0 else {
        throw StoreError.folder(target.path, cause: "rename: \(String(cString: strerror(errno)))")
      }
      try DurableFile.sync(parent)
      return result
    } catch {
      try? files.removeItem(at: place)
      throw error
    }
  }
}
