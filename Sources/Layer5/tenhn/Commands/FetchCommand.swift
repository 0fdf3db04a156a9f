import Archive
import ArgumentParser
import EditionModel
import Fetching
import Foundation
import OfflineCommands

/// `tenhn fetch`: fetches URLs as an edition would and prints one JSON line for each, in the order given.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetch URLs as an edition would, and print what came of each.")

  @OptionGroup var network: NetworkOptions

  @Option(help: "A WARC file that answers instead of the network.")
  var replay: String?

  @Option(help: "A WARC file to write every exchange to.")
  var record: String?

  @Argument(help: "The URLs.")
  var urls: [String]

  func run() async throws {
    let policy = try network.policy(contact: ProcessInfo.processInfo.environment["TENHN_CONTACT"])
    let base = try transport(policy)
    let recorder = record.map { _ in RecordingTransport(base, now: Self.now) }
    let fetcher = Fetcher(transport: recorder ?? base, policy: policy, now: Self.now)
    await FetchQueue(urls: urls, width: 8, window: 24).run { url in
      FetchLine(await fetcher.fetch(url, as: .any)).json
    } print: { line in
      print(line)
    }
    if let record, let recorder {
      let bytes = await recorder.archived(info: [("software", policy.userAgent)], date: Self.now())
      do { try Data(bytes).write(to: URL(filePath: record)) } catch {
        throw CommandFailure("\(record) cannot be written: check the folder and its permissions")
      }
    }
    await (base as? LiveTransport)?.shutdown()
  }

  @Sendable private static func now() -> Timestamp { Timestamp(Int64(Date().timeIntervalSince1970)) }

  private func transport(_ policy: FetchPolicy) throws -> any Transport {
    if let replay {
      guard let data = try? Data(contentsOf: URL(filePath: replay)) else {
        throw CommandFailure("\(replay) cannot be read: name an archive that exists")
      }
      return ReplayTransport(records: WARCReader.readAll(Array(data)).records)
    }
    return try network.transport(policy)
  }
}

/// Runs fetches side by side and prints their lines in the order asked, never holding more than a window of them.
struct FetchQueue {
  var urls: [String]
  /// Fetches at a time.
  var width: Int
  /// How far a fetch may be ahead of the oldest one that is not done.
  var window: Int

  func run(_ fetch: @escaping @Sendable (String) async -> String, print: (String) -> Void) async {
    await withTaskGroup(of: (Int, String).self) { group in
      var next = 0
      var printed = 0
      var running = 0
      var done: [Int: String] = [:]
      while printed < urls.count {
        while running < width, next < urls.count, next < printed + window {
          let (index, url) = (next, urls[next])
          group.addTask { (index, await fetch(url)) }
          next += 1
          running += 1
        }
        guard let (index, line) = await group.next() else { return }
        running -= 1
        done[index] = line
        while let line = done.removeValue(forKey: printed) {
          print(line)
          printed += 1
        }
      }
    }
  }
}

/// A line of output.
struct FetchLine: Encodable {
  private let result: FetchResult

  init(_ result: FetchResult) { self.result = result }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    // Some readers take these for line ends too; JSON may write any character as an escape.
    return ["\u{2028}": "\\u2028", "\u{2029}": "\\u2029", "\u{85}": "\\u0085"].reduce(line) { line, pair in
      line.contains(pair.key) ? line.replacing(pair.key, with: pair.value) : line
    }
  }

  private enum Key: String, CodingKey {
    case url, final, status, type, charset, bytes, seconds, text, hops, error
  }

  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Key.self)
    try line.encode(result.url, forKey: .url)
    try line.encode(result.final, forKey: .final)
    try line.encode(result.status, forKey: .status)
    try line.encode(result.type, forKey: .type)
    try line.encode(result.charset, forKey: .charset)
    try line.encode(result.body.count, forKey: .bytes)
    try line.encode(((result.elapsed / .milliseconds(1)).rounded() / 1000), forKey: .seconds)
    try line.encodeIfPresent(result.text.map { String(decoding: $0, as: UTF8.self) }, forKey: .text)
    try line.encode(result.hops, forKey: .hops)
    try line.encode(result.failure, forKey: .error)
  }
}
