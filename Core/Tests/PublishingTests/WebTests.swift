import EditionModel
import Foundation
import Publishing
import Testing

/// The scripts, and the lists by which a device knows what it must hold.
@Suite struct Web {
  private static let files = Fixtures.files(Fixtures.bundle())
  private static let folder = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../Sources/Publishing/Web/Scripts").standardizedFileURL

  /// Code alone: no blank lines, no lines of comment.
  private static func source(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
      .filter { line in
        let words = line.drop { $0 == " " }
        return !words.isEmpty && !words.hasPrefix("//")
      }
      .joined(separator: "\n")
  }

  @Test("Every script of the folder is served, as it is there but for comments")
  func embedded() throws {
    let app = try #require(Self.files["/app.js"])
    #expect(app.hasPrefix("(() => {\n'use strict';\n") && app.hasSuffix("\n})();"))
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appendingPathComponent("App").path)
    #expect(names.count > 10)
    for name in names {
      #expect(app.contains(try Self.source("App/\(name)")), "\(name)")
    }
    #expect(Self.files["/sw.js"] == (try Self.source("worker.js")))
    #expect(Self.files["/"]?.contains("\">\(try Self.source("early.js"))</script>") == true)
  }

  struct List: Decodable {
    struct Part: Decodable {
      var path: String
      var hash: String
      var bytes: Int
      var kind: String
    }
    var edition: String?
    var name: String?
    var cutoff: String?
    var next: String?
    var parts: [Part]
    var withdrawn: [String]?
  }

  private func list(_ path: String, in files: [String: String]) throws -> List {
    try JSONDecoder().decode(List.self, from: Data((files[path] ?? "").utf8))
  }

  @Test("The list of an edition names every page and picture by the hash of what is served, pictures last")
  func listsAreTrue() throws {
    let bundle = Fixtures.bundle(reserve: Fixtures.story(11))
    let files = Fixtures.files(bundle)
    let list = try list("/editions/2026-05-06-evening/offline.json", in: files)
    let root = "/editions/2026-05-06-evening"
    let pages = [root] + (1...10).map { "\(root)/\($0)" } + ["\(root)/R1"]
    #expect(list.parts.filter { $0.kind == "text" }.map(\.path) == pages)
    for part in list.parts where part.kind == "text" {
      let bytes = Array((files[part.path] ?? "").utf8)
      #expect(ContentHash(of: bytes).hex == part.hash)
      #expect(bytes.count == part.bytes)
    }
    let picture = Fixtures.stored.file
    #expect(list.parts.filter { $0.kind == "picture" }.map(\.path) == ["/blobs/\(picture.hash)"])
    #expect(list.parts.last?.bytes == picture.bytes)
    #expect(list.name == "Evening edition, Wednesday, 6 May 2026")
    #expect(list.next == "2026-05-07T06:00:00+02:00")
  }

  @Test("A device learns from the list what was withdrawn, and that its pictures are no longer wanted")
  func withdrawn() throws {
    let corrections = [Correction(date: Timestamp(1_778_140_800), kind: .withdrawn, story: 1, text: "Withdrawn.")]
    let files = Fixtures.files(Fixtures.bundle(stories: [Fixtures.story(1)], corrections: corrections))
    let list = try list("/editions/2026-05-06-evening/offline.json", in: files)
    #expect(list.withdrawn == ["/editions/2026-05-06-evening/1"])
    #expect(list.parts.allSatisfy { $0.kind == "text" })
  }

  @Test("The site's list leads to the newest edition and to all that its pages need")
  func shell() throws {
    let list = try list("/offline.json", in: Self.files)
    #expect(list.edition == "2026-05-06-evening")
    #expect(Set(list.parts.map(\.path)).isSuperset(of: ["/app.js", "/settings", "/offline"]))
    #expect(
      list.parts.allSatisfy {
        ContentHash(of: Array((Self.files[$0.path] ?? "").utf8)).hex == $0.hash || $0.path.hasSuffix(".png")
      })
  }

  @Test("Under a path of its host, lists and scripts stay under that path")
  func underAPath() throws {
    var settings = Fixtures.settings
    settings.baseURL = "https://example.org/news"
    let files = Fixtures.files(Fixtures.bundle(), settings: settings)
    for path in ["/offline.json", "/editions/2026-05-06-evening/offline.json"] {
      #expect(try list(path, in: files).parts.allSatisfy { $0.path.hasPrefix("/news/") })
    }
    #expect(files["/"]?.contains("data-app=\"/news/app.js?") == true)
  }
}
