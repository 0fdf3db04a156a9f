import Foundation
import ReaderKit
import Synchronization

/// Ends the process at a given write.
final class Death: Sendable {
  private let left: Mutex<Int>

  init(after count: Int) { left = Mutex(count) }

  func write() {
    let isOver = left.withLock { left in
      left -= 1
      return left < 0
    }
    if isOver { kill(getpid(), SIGKILL) }
  }
}

/// The app's folder on a device with so much room.
struct DeviceStore: OfflineStore {
  private let folder: String
  private let files: FolderStore
  private let room: Int
  private let death: Death

  init(folder: String, room: Int, death: Death) {
    self.folder = folder
    self.room = room
    self.death = death
    files = FolderStore(folder: folder)
  }

  func read(_ name: String) throws -> [UInt8]? { try files.read(name) }
  func names() throws -> [String] { try files.names() }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    death.write()
    guard room < .max else { return try files.write(name, bytes) }
    let used = try files.names().filter { $0 != name }.reduce(0) { $0 + (try files.read($1)?.count ?? 0) }
    guard used + bytes.count <= room else { throw StoreFailure.full }
    try files.write(name, bytes)
  }

  func remove(_ name: String) throws {
    death.write()
    try files.remove(name)
  }
}

/// The app's own transport, on a device that may have no connection.
struct DeviceTransport: ReaderTransport {
  let site: String
  let isOffline: Bool

  func get(_ path: String, tag: String?) async throws -> ReaderResponse {
    if isOffline { throw Trouble.offline }
    return try await SiteTransport(site: site).get(path, tag: tag)
  }
}
