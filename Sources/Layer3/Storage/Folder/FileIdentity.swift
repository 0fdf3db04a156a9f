import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What changes when a file is written or replaced: its place on the disk, its size and its time.
struct FileIdentity: Hashable, Sendable {
  private var device: UInt64
  private var inode: UInt64
  /// The size in bytes.
  private(set) var size: Int64
  private var seconds: Int
  private var nanoseconds: Int

  /// Nil if there is no such file, or nothing can be learned about it.
  init?(of file: URL) {
    var facts = stat()
    guard stat(file.path, &facts) == 0 else { return nil }
    self.init(facts)
  }

  /// What a file is now; nil if there is none.
  ///
  /// - Throws: ``StoreError/read(_:cause:)`` if that can't be learned.
  static func existing(_ file: URL) throws -> FileIdentity? {
    var facts = stat()
    if stat(file.path, &facts) == 0 { return FileIdentity(facts) }
    guard errno == ENOENT else { throw StoreError.read(file.path, cause: StoredFile.reason(errno)) }
    return nil
  }

  /// The same as one word that can be kept.
  var text: String { "\(device).\(inode).\(size).\(seconds).\(nanoseconds)" }

  private init(_ facts: stat) {
    (device, inode, size) = (UInt64(facts.st_dev), UInt64(facts.st_ino), Int64(facts.st_size))
    #if canImport(Glibc)
      let time = facts.st_mtim
    #else
      let time = facts.st_mtimespec
    #endif
    (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
  }
}
