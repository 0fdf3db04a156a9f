import Archive
import ArgumentParser
import EditionModel
import Fetching
import Foundation
import JSONFormat
import OfflineCommands

/// `tenhn fetch`: fetches URLs as an edition would and prints one JSON line for each, in the order given.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetches URLs as an edition would, and prints the result of each.",
    discussion: "--allow HOST:PORT, which may be repeated, lets it fetch from an address that is not public; for tests."
  )

  @OptionGroup var options: DataOptions
  @OptionGroup var network: ResolverOptions

  @Option(help: "A WARC file that answers instead of the network.")
  var replay: String?

  @Option(help: "A WARC file to write every exchange to.")
  var record: String?

  @Argument(help: "The URLs.")
  var urls: [String]

  func run() async throws {
    let policy = network.policy(try options.wholeSettings())
    let base = try transport(policy)
    let recorder = record.map { _ in RecordingTransport(base, now: { .now }) }
    let fetcher = Fetcher(transport: recorder ?? base, policy: policy, now: { .now })
    await FetchQueue(urls: urls, width: 8, window: 24).run { url in
      FetchLine(await fetcher.fetch(url, as: .any)).json
    } print: { line in
      emit(line)
    }
    if let record, let recorder {
      let bytes = await recorder.archived(info: [("software", policy.userAgent)], date: .now)
      do { try Data(bytes).write(to: URL(filePath: record)) } catch {
        throw CommandFailure("\(record) cannot be written: check the folder and its permissions")
      }
    }
    await (base as? LiveTransport)?.shutdown()
  }

  private func transport(_ policy: FetchPolicy) throws -> any Transport {
    if let replay {
      guard let data = try? Data(contentsOf: URL(filePath: replay)) else {
        throw CommandFailure("\(replay) cannot be read: name an archive that exists")
      }
      return ReplayTransport(records: WARCReader.readAll(Array(data)).records)
    }
    return network.transport(policy)
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
          emit(line)
          printed += 1
        }
      }
    }
  }
}

/// A line of output.
struct FetchLine {
  private let result: FetchResult

  init(_ result: FetchResult) { self.result = result }

  var json: String {
    var json = JSONWriter(escapesLineSeparators: true)
    json.object { json in
      json.field("bytes", result.body.count)
      json.field("charset", result.charset)
      json.key("error")
      if let failure = result.failure {
        json.object { json in
          json.field("code", failure.code.rawValue)
          json.field("message", failure.message)
        }
      } else {
        json.null()
      }
      json.field("final", result.final)
      json.key("hops")
      json.array(result.hops) { $0.value($1) }
      json.field("seconds", .number((result.elapsed / .milliseconds(1)).rounded() / 1000))
      json.field("status", result.status)
      if let text = result.text { json.field("text", String(decoding: text, as: UTF8.self)) }
      json.field("type", result.type)
      json.field("url", result.url)
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
