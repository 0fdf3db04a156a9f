import CDisk
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that survive a loss of power: written beside their place, synced, renamed, and their folder synced.
enum DurableFile {
  /// Ends the names of files that are being written. Each is locked by its writer; an unlocked one was left behind by a crash.
  static let mark = ".tenhn-part"

  /// Writes a file.
  ///
  /// - Throws: ``StoreError/write(_:cause:)``; the old file, if any, is untouched then.
  static func write(_ bytes: some ContiguousBytes, to target: URL) throws {
    try write(to: target) { handle in try handle.write(contentsOf: bytes.withUnsafeBytes { Data($0) }) }
  }

  /// Writes a file piece by piece.
  ///
  /// - Parameters:
  ///   - isSynced: false leaves the syncing to whoever syncs the whole folder (``syncTree(_:)``): of 80,000 files that a backup
  ///     writes, each would wait for the disk twice.
  ///   - fill: writes the content.
  /// - Throws: ``StoreError/write(_:cause:)``, or the ``StoreError`` of `fill`, such as that of a file that it reads. The old
  ///   file, if any, is untouched then.
  static func write(to target: URL, isSynced: Bool = true, _ fill: (FileHandle) throws -> Void) throws {
    let folder = target.deletingLastPathComponent()
    let temporary = folder.appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)\(mark)")
    do {
      try makeFolder(folder)
      let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      flock(descriptor, LOCK_EX | LOCK_NB)
      try fill(handle)
      if isSynced { try handle.synchronize() }
      guard rename(temporary.path, target.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      try handle.close()
      if isSynced { try sync(folder) }
    } catch let error as StoreError {
      try? FileManager.default.removeItem(at: temporary)
      throw error
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw StoreError.write(target.path, cause: "\(error)")
    }
  }

  /// Removes the files that crashes left behind below a folder. Files that are being written stay.
  static func sweep(_ folder: URL) {
    guard let names = FileManager.default.enumerator(atPath: folder.path) else { return }
    for case let name as String in names where name.hasSuffix(mark) {
      let file = folder.appendingPathComponent(name).path
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      // A file that was just created may not be locked yet.
      let changed = try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
      guard let changed, changed.timeIntervalSinceNow < -2, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
      unlink(file)
    }
  }

  /// Renames a synced file, replacing another one.
  ///
  /// - Throws: ``StoreError/write(_:cause:)``; both files are untouched then.
  static func move(_ file: URL, to target: URL) throws {
    do {
      guard rename(file.path, target.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      try sync(target.deletingLastPathComponent())
    } catch {
      throw StoreError.write(target.path, cause: "\(error)")
    }
  }

  /// Removes a file; one that is gone already is no error.
  ///
  /// - Throws: ``StoreError/write(_:cause:)``.
  static func remove(_ file: URL) throws {
    guard unlink(file.path) == 0 || errno == ENOENT else {
      throw StoreError.write(file.path, cause: "unlink: \(errno)")
    }
  }

  /// Makes a folder that survives a loss of power: the names of new folders are synced in their parents.
  ///
  /// - Parameter isPrivate: whether only its owner may look into it, if it is new.
  static func makeFolder(_ folder: URL, isPrivate: Bool = false) throws {
    guard !FileManager.default.fileExists(atPath: folder.path) else { return }
    let parent = folder.deletingLastPathComponent()
    if parent.path != folder.path { try makeFolder(parent) }
    guard mkdir(folder.path, isPrivate ? 0o700 : 0o755) == 0 || errno == EEXIST else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    try sync(parent)
  }

  /// Syncs a folder and all that was written below it.
  ///
  /// - Throws: a `POSIXError`, also for an earlier write that only now fails.
  static func syncTree(_ folder: URL) throws {
    let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    // The whole disk at once: it takes seconds where a wait for each file takes many minutes.
    if tenhn_sync_disk(descriptor) == 0 { return }
    guard errno == ENOSYS else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    for case let place as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
    {
      try sync(place)
    }
    try sync(folder)
  }

  /// Syncs a file or a folder that other code has written.
  static func sync(_ place: URL) throws {
    let descriptor = open(place.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }
}
