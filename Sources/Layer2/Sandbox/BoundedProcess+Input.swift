#if canImport(System)
  import System
#else
  import SystemPackage
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension BoundedProcess {
  /// A file without a name, which is gone when it is closed; nil if there is no room for it.
  ///
  /// Why: Subprocess writes an array into a pipe, and a program that ends before it has read all of it then ends this process
  /// by SIGPIPE. Any damaged PDF of more than 64 kB does that.
  static func anonymousFile(holding bytes: [UInt8]) -> FileDescriptor? {
    // In memory first: a full or read-only `/tmp` would else switch the limits off.
    for place in [inMemory, onDisk] {
      guard let file = place("tenhn-\(UInt64.random(in: .min ... .max))") else { continue }
      do {
        try file.writeAll(bytes)
        try file.seek(offset: 0, from: .start)
        return file
      } catch {
        try? file.close()
      }
    }
    return nil
  }

  private static func inMemory(_ name: String) -> FileDescriptor? {
    #if os(Linux)
      let file = shm_open("/" + name, O_RDWR | O_CREAT | O_EXCL, 0o600)
      guard file >= 0 else { return nil }
      shm_unlink("/" + name)
      return FileDescriptor(rawValue: file)
    #else
      return nil
    #endif
  }

  private static func onDisk(_ name: String) -> FileDescriptor? {
    let path = FilePath("/tmp/" + name)
    let file = try? FileDescriptor.open(
      path, .readWrite, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec], permissions: .ownerReadWrite)
    if file != nil { unlink(path.string) }
    return file
  }
}
