import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The right to do something in a data folder that only one process should do at a time.
///
/// It is a kernel lock on a file, not a row with an expiry date. It ends with its process, however that ends, and needs no
/// clock: a row would hold up the next run for minutes after a crash, and a machine whose clock is ahead would take it.
/// SQLite's WAL ties a folder to one host anyway. The lease only saves work; the unique key makes sure that an edition is
/// sealed once.
public final class FolderLease: Sendable {
  private let descriptor: Int32

  /// The tasks that only one process does.
  public enum Role: Hashable, Sendable {
    /// Recording and publishing on schedule.
    case live(publication: String)
    /// Making one edition of a publication.
    case making(publication: String)
    /// Opening the database, which may make it or bring it to this version's shape.
    case opening
    /// Delivering editions; as many may as there are numbers.
    case delivering(Int)

    var file: String {
      switch self {
      case .live(let publication): "live-\(publication).lock"
      case .making(let publication): "making-\(publication).lock"
      case .opening: "opening.lock"
      case .delivering(let number): "delivering-\(number).lock"
      }
    }
  }

  /// The outcome of a request.
  public enum Answer: Sendable {
    /// Held until the lease is deallocated.
    case held(FolderLease)
    /// Another process has it. The text is what that one calls itself.
    case taken(by: String)
  }

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Takes a lease without waiting.
  ///
  /// - Parameter owner: what this process calls itself to others; one line.
  /// - Throws: ``StoreError/write(_:cause:)`` if the folder can't be written.
  public static func take(_ role: Role, in folder: DataFolder, as owner: String) throws -> Answer {
    let path = folder.url.appendingPathComponent(role.file).path
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreError.write(path, cause: "open: \(errno)") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let cause = errno
      defer { close(descriptor) }
      // Some network file systems have no such locks. The unique key still protects editions there.
      guard cause == EWOULDBLOCK || cause == EINTR else { return .held(FolderLease(descriptor: dup(descriptor))) }
      let name = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n").first.map(String.init)
      return .taken(by: name ?? "another process")
    }
    ftruncate(descriptor, 0)
    let line = Array("\(owner)\n".utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    return .held(FolderLease(descriptor: descriptor))
  }

  /// Takes a lease that others hold only for moments. Waits ten seconds at most.
  ///
  /// - Throws: ``StoreError/write(_:cause:)`` if the folder can't be written, or the lease didn't become free.
  static func wait(for role: Role, in folder: DataFolder, as owner: String) throws -> FolderLease {
    for _ in 0..<500 {
      if case .held(let lease) = try take(role, in: folder, as: owner) { return lease }
      usleep(20_000)
    }
    throw StoreError.write(
      folder.url.appendingPathComponent(role.file).path, cause: "another process has been opening it for ten seconds")
  }
}
