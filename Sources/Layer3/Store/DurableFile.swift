import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that survive a loss of power: written beside, synced, renamed, and their folder synced.
enum DurableFile {
  /// - Throws: ``StoreError/write(_:cause:)``; the old file, if any, is untouched then.
  static func write(_ bytes: some ContiguousBytes, to target: URL) throws {
    let folder = target.deletingLastPathComponent()
    let temporary = folder.appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let data = bytes.withUnsafeBytes { Data($0) }
      try data.write(to: temporary)
      let handle = try FileHandle(forUpdating: temporary)
      try handle.synchronize()
      try handle.close()
      guard rename(temporary.path, target.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      try sync(folder)
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw StoreError.write(target.path, cause: "\(error)")
    }
  }

  /// Syncs a file or a folder that others have written.
  static func sync(_ place: URL) throws {
    let descriptor = open(place.path, O_RDONLY)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }
}
