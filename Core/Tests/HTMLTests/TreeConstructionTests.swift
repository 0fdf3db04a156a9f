import Foundation
import HTML
import SharedData
import Testing

/// `suites/html5lib/tree-construction`: every case whose tree does not depend on running scripts.
@Suite(.enabled(if: Shared.isPresent, "needs ../shared"))
struct TreeConstructionTests {
  struct Case: Decodable {
    let id: String
    let data: String
    let fragment: String?
    let script: String
    let document: String
  }

  private struct File: Decodable {
    let cases: [Case]
  }

  static func cases() throws -> [Case] {
    try Shared.files(in: "suites/html5lib/tree-construction", suffix: ".json").flatMap { name in
      try JSONDecoder().decode(File.self, from: Shared.data("suites/html5lib/tree-construction/" + name)).cases
    }
  }

  @Test("Every case gives the expected tree")
  func everyCase() throws {
    let cases = try Self.cases()
    var failed = 0
    for test in cases {
      for scripting in test.script == "both" ? [false, true] : [test.script == "on"] {
        let dump = Self.dump(test, scripting: scripting)
        guard dump != test.document else { continue }
        failed += 1
        Issue.record(
          "\(test.id) scripting \(scripting)\n\(test.data.debugDescription)\nexpected\n\(test.document)\ngot\n\(dump)")
      }
    }
    print("tree construction: \(cases.count) cases, \(failed) failures")
    #expect(cases.count >= 1493)
  }

  static func dump(_ test: Case, scripting: Bool) -> String {
    let options = ParseOptions(scripting: scripting)
    guard let fragment = test.fragment else {
      return HTMLDocument.parse(test.data, options: options).dump()
    }
    var name = fragment
    var namespace = Namespace.html
    for (prefix, candidate) in [("svg ", Namespace.svg), ("math ", .mathML)] where fragment.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
      namespace = candidate
    }
    let document = HTMLDocument.parseFragment(
      Array(test.data.utf8), context: name, namespace: namespace, options: options)
    return document.dump(below: document.fragmentRoot)
  }
}
