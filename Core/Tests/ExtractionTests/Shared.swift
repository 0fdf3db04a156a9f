import Foundation

/// The folder of shared suites and pages: `$TENHN_SHARED`, else `shared` beside the repository.
enum Shared {
  static let folder: URL? = {
    if let path = ProcessInfo.processInfo.environment["TENHN_SHARED"] { return existing(URL(filePath: path)) }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      if let found = existing(folder.appending(path: "shared")) { return found }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static var isPresent: Bool { folder != nil }

  static func data(_ path: String) throws -> Data {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try Data(contentsOf: folder.appending(path: path))
  }

  static func files(in path: String, suffix: String) throws -> [String] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
      .filter { $0.hasSuffix(suffix) }.sorted()
  }

  private static func existing(_ folder: URL) -> URL? {
    FileManager.default.fileExists(atPath: folder.appending(path: "DESIGN.md").path) ? folder : nil
  }
}
