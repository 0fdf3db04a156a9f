import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that survive a loss of power: written beside, synced, renamed, and their folder synced.
enum DurableFile {
  /// Ends the names of files that are being written. Each is locked by its writer, so that what is not locked was left
  /// behind by a crash.
  static let mark = ".tenhn-part"

  /// - Throws: ``StoreError/write(_:cause:)``; the old file, if any, is untouched then.
  static func write(_ bytes: some ContiguousBytes, to target: URL) throws {
    let folder = target.deletingLastPathComponent()
    let temporary = folder.appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)\(mark)")
    do {
      try makeFolder(folder)
      let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      flock(descriptor, LOCK_EX | LOCK_NB)
      try handle.write(contentsOf: bytes.withUnsafeBytes { Data($0) })
      try handle.synchronize()
      guard rename(temporary.path, target.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      try handle.close()
      try sync(folder)
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw StoreError.write(target.path, cause: "\(error)")
    }
  }

  /// Removes what crashes left behind below a folder; what is being written at this moment stays.
  static func sweep(_ folder: URL) {
    guard let names = FileManager.default.enumerator(atPath: folder.path) else { return }
    for case let name as String in names where name.hasSuffix(mark) {
      let file = folder.appendingPathComponent(name).path
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      // Between its making and its lock a file is nobody's for a moment.
      let changed = try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
      guard let changed, changed.timeIntervalSinceNow < -2, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
      unlink(file)
    }
  }

  /// Makes a folder so that it survives a loss of power itself: the names of new folders are synced where they stand.
  static func makeFolder(_ folder: URL) throws {
    guard !FileManager.default.fileExists(atPath: folder.path) else { return }
    let parent = folder.deletingLastPathComponent()
    if parent.path != folder.path { try makeFolder(parent) }
    guard mkdir(folder.path, 0o755) == 0 || errno == EEXIST else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    try sync(parent)
  }

  /// Syncs a file or a folder that others have written.
  static func sync(_ place: URL) throws {
    let descriptor = open(place.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }
}
