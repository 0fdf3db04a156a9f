public import Foundation

/// The folder of recorded data and public suites: `$TENHN_SHARED`, else `shared` beside the repository. Tests
/// that need it are skipped by name where it is missing.
public enum Shared {
  /// Nil where the folder is missing.
  public static let folder: URL? = {
    if let path = ProcessInfo.processInfo.environment["TENHN_SHARED"] { return existing(URL(filePath: path)) }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      if let found = existing(folder.appending(path: "shared")) { return found }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  public static var isPresent: Bool { folder != nil }

  public static func data(_ path: String) throws -> Data {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try Data(contentsOf: folder.appending(path: path))
  }

  public static func json<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(type, from: data(path))
  }

  /// The names of a folder's files, sorted.
  public static func files(in path: String, suffix: String) throws -> [String] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
      .filter { $0.hasSuffix(suffix) }.sorted()
  }

  private static func existing(_ folder: URL) -> URL? {
    FileManager.default.fileExists(atPath: folder.appending(path: "DESIGN.md").path) ? folder : nil
  }
}
