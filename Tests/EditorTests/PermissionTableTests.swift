import EditionModel
import Foundation
import Testing

@Suite struct TheTableOnPermissions {
  @Test("The documentation has a row for every permission, by the name that a story's JSON gives it")
  func documentation() throws {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: repository.appendingPathComponent("Documentation/Permissions.md"), encoding: .utf8)
    for permission in Permission.allCases { #expect(text.contains("| `\(permission.rawValue)` |")) }
  }
}
