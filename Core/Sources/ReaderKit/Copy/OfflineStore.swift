#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The place where a reader's client keeps its files. Names have only letters, digits, `-` and `.`.
public protocol OfflineStore: Sendable {
  /// Reads a file; nil if it doesn't exist.
  func read(_ name: String) throws -> [UInt8]?
  /// Writes a file whole, or throws and leaves the old one.
  func write(_ name: String, _ bytes: [UInt8]) throws
  /// Removes a file, if it exists.
  func remove(_ name: String) throws
  /// Lists the names of all files, in any order.
  func names() throws -> [String]
}

/// Files in one folder of the device.
///
/// This is the only code of layer 1 that touches a disk; nothing else in the layer depends on this module.
public struct FolderStore: OfflineStore {
  private let folder: String

  /// Makes a store.
  ///
  /// - Parameter folder: the path. The folder is made with the first file.
  public init(folder: String) { self.folder = folder }

  /// Reads a file; nil if it doesn't exist.
  public func read(_ name: String) throws -> [UInt8]? {
    let path = try path(of: name)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  /// Writes a file whole, or leaves the old one and throws.
  public func write(_ name: String, _ bytes: [UInt8]) throws {
    let path = try path(of: name)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
      throw StoreFailure.full
    }
  }

  /// Removes a file, if it exists.
  public func remove(_ name: String) throws {
    let path = try path(of: name)
    if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
  }

  /// Lists the names of all files, in any order.
  public func names() throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder)
  }

  /// - Throws: for a name that would lead out of the folder.
  private func path(of name: String) throws -> String {
    guard !name.isEmpty, name.first != ".",
      name.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0 | 0x20) || $0 == 45 || $0 == 46 })
    else { throw CocoaError(.fileNoSuchFile) }
    return folder + "/" + name
  }
}

/// Why a file could not be written.
public enum StoreFailure: Error, Hashable, Sendable {
  /// The device has no room.
  case full
  /// The folder can't be used.
  case broken
}
