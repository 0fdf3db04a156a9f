import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that appears complete or not at all: it is made beside its place, synced as a whole, and gets its name last.
enum FreshFolder {
  /// Makes a folder.
  ///
  /// - Parameters:
  ///   - target: must not exist, or be empty.
  ///   - maker: what an error calls the work: `restore`.
  ///   - fill: is given the folder to fill.
  /// - Throws: ``StoreError/notEmpty(_:maker:)`` if the target isn't empty, and what `fill` throws. Nothing is left then.
  static func make<Result>(_ target: URL, for maker: String, fill: (URL) async throws -> Result) async throws -> Result
  {
    let place = try begin(target, for: maker)
    do {
      let result = try await fill(place)
      try finish(place, as: target)
      return result
    } catch {
      try? FileManager.default.removeItem(at: place)
      // People know the folder that they named, not the one beside it.
      if case StoreError.write(let path, let cause) = error, path.hasPrefix(place.path) {
        throw StoreError.write(target.standardizedFileURL.path, cause: cause)
      }
      throw error
    }
  }

  private static func begin(_ target: URL, for maker: String) throws -> URL {
    let files = FileManager.default
    let target = target.standardizedFileURL
    if let names = try? files.contentsOfDirectory(atPath: target.path), !names.isEmpty {
      throw StoreError.notEmpty(target.path, maker: maker)
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
    return place
  }

  /// Syncs a folder and gives it its name, in the place of an empty folder or none.
  private static func finish(_ place: URL, as target: URL) throws {
    let target = target.standardizedFileURL
    do { try DurableFile.syncTree(place) } catch { throw StoreError.write(target.path, cause: "\(error)") }
    guard rename(place.path, target.path) == 0 else {
      throw StoreError.folder(target.path, cause: "rename: \(String(cString: strerror(errno)))")
    }
    try DurableFile.sync(target.deletingLastPathComponent())
  }
}
