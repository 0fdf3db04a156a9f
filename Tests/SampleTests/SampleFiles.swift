import Foundation

@testable import OfflineCommands

/// The repository's sample, read once for all tests.
struct SampleFiles {
  let web: SampleWeb

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    web = try SampleWeb(folder: root.appending(path: "Sample", directoryHint: .isDirectory))
  }

  var urls: Set<String> { Set(web.manifest.responses.map(\.url)) }

  /// Text of a file; markup and addresses are ASCII in windows-1252 too.
  func text(_ file: String) throws -> String { String(decoding: try web.contents(of: file), as: UTF8.self) }

  /// An answer of the Hacker News API.
  func answer<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(try web.contents(of: "hn/\(path).json")))
  }
}

/// The fields of an item that the tests ask about.
struct Item: Decodable {
  var id: Int
  var type: String
  var by: String?
  var time: Int64
  var kids: [Int]?
  var parts: [Int]?
  var parent: Int?
  var url: String?
  var score: Int?
  var descendants: Int?
  var deleted: Bool?
  var dead: Bool?
}

let hackerNews = "https://hacker-news.firebaseio.com/v0/"
