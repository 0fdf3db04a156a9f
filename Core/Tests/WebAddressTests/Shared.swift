import Foundation

/// The public suites that lie beside the repository (`$TENHN_SHARED`, else `shared` next to it).
enum Shared {
  static let folder: URL? = {
    if let path = ProcessInfo.processInfo.environment["TENHN_SHARED"] { return URL(fileURLWithPath: path) }
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("shared")
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("DESIGN.md").path) { return candidate }
    }
    return nil
  }()

  static var isPresent: Bool { folder != nil }

  static func json<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appendingPathComponent(path)))
  }
}
