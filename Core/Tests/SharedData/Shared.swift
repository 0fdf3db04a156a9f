public import Foundation

/// The recorded data and public suites beside the repository: `$TENHN_SHARED`, else a folder `shared` next to it.
///
/// Tests that need it are skipped by name if it is missing.
public enum Shared {
  /// The folder, or nil if it is missing.
  public static let folder: URL? = {
    if let path = ProcessInfo.processInfo.environment["TENHN_SHARED"] { return existing(URL(filePath: path)) }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      if let found = existing(folder.appending(path: "shared")) { return found }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  /// The path of the folder, or nil if it is missing.
  public static var root: String? { folder?.path }

  /// Whether the folder exists.
  public static var isPresent: Bool { folder != nil }

  /// Reads a file in the folder.
  public static func data(_ path: String) throws -> Data {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try Data(contentsOf: folder.appending(path: path))
  }

  /// Reads the bytes of a file in the folder.
  public static func bytes(_ path: String) throws -> [UInt8] { try Array(data(path)) }

  /// Reads a JSON file in the folder.
  public static func json<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(type, from: data(path))
  }

  /// The sorted names of the files of a folder that end in `suffix`.
  public static func files(in path: String, suffix: String) throws -> [String] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
      .filter { $0.hasSuffix(suffix) }.sorted()
  }

  private static func existing(_ folder: URL) -> URL? {
    FileManager.default.fileExists(atPath: folder.appending(path: "DESIGN.md").path) ? folder : nil
  }
}
