import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads files, and tells one that isn't there from one that can't be read now.
///
/// Why: to `try? Data(contentsOf:)` a disk's error, a missing permission and a lack of descriptors all look like a missing file.
/// A withdrawal left the words where they were, and said that they were gone.
enum StoredFile {
  private static let piece = 1 << 20

  /// Reads a file.
  ///
  /// - Returns: nil if there is no such file.
  /// - Throws: ``StoreError/read(_:cause:)`` if there is one and it can't be read.
  static func bytes(of file: URL) throws -> [UInt8]? {
    var bytes: [UInt8] = []
    let isThere = try pieces(of: file) { bytes.append(contentsOf: $0) }
    return isThere ? bytes : nil
  }

  /// Gives the bytes of a file piece by piece.
  ///
  /// - Returns: whether there is such a file.
  /// - Throws: ``StoreError/read(_:cause:)``, and what `use` throws.
  static func pieces(of file: URL, _ use: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw StoreError.read(file.path, cause: reason(errno)) }
      return false
    }
    defer { close(descriptor) }
    var facts = stat()
    let size = fstat(descriptor, &facts) == 0 ? Int(facts.st_size) : piece
    // One byte more than a small file has, so that its end is seen at once.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(piece, max(1, size + 1)), alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StoreError.read(file.path, cause: reason(errno)) }
      guard count > 0 else { return true }
      try use(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// What the system calls an error, such as `Permission denied`.
  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
