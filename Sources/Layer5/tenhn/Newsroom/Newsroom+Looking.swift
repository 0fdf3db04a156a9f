import EditionModel
import Editor
import Fetching
import Logging
import PageWorkers
import Site
import Storage
import StorySources

/// Looking at sources and at published stories.
extension Newsroom {
  /// One look of the recorder at Hacker News, over connections of its own.
  func record(at time: Timestamp) async throws {
    let troubles = Troubles()
    do {
      try await look(at: time, troubles)
      metrics.count(.looks, ["outcome": "ok"])
      await noteLook(nil)
    } catch {
      if !(error is CancellationError) {
        metrics.count(.looks, ["outcome": "failed"])
        await noteLook(troubles.trouble(in: error))
      }
      throw error
    }
  }

  private func look(at time: Timestamp, _ troubles: Troubles) async throws {
    try await overTheNetwork { transport in
      var policy = policy
      // Nobody waits for a look: it takes its time.
      policy.requestsToAPI = 4
      let fetcher = Fetcher(transport: transport, policy: policy, now: { .now }) { purpose, result in
        count(purpose, result)
        troubles.note(purpose, result)
      }
      let source = edition.source(over: fetcher)
      let look = try await recorder.look(at: source, now: time)
      logger.debug("looked", metadata: ["stories": "\(look.stories)", "unanswered": "\(look.unanswered)"])
    }
  }

  var revisitor: Revisitor { revisitor { $0.answer() } }

  private func revisitor(_ readPage: @escaping PageReader) -> Revisitor {
    Revisitor(publication: publication, schedule: schedule, policy: policy, readPage: readPage)
  }

  /// Looks at published stories again; gives how many corrections followed.
  func look(at stories: [WatchedStory], _ time: Timestamp) async throws -> Int {
    try await overTheNetwork { transport in
      let fetcher = Fetcher(transport: transport, policy: policy, now: { .now }, onFetch: count)
      return try await readingPages { readPage in
        try await revisitor(readPage).look(
          at: stories, source: edition.source(over: fetcher), fetcher: fetcher, now: time)
      }
    }
  }

  /// Reads the threads of the newest edition once more, if that is due; gives how many comments were added.
  func listenLater(at time: Timestamp) async throws -> Int {
    let listener = LaterListener(publication: publication)
    let items = settings.discussionComments
    guard items > 0, let key = try await listener.due(at: time) else { return 0 }
    return try await overTheNetwork { transport in
      var policy = policy
      // Nobody waits for it.
      policy.requestsToAPI = 4
      let fetcher = Fetcher(transport: transport, policy: policy, now: { .now }, onFetch: count)
      return try await listener.listen(to: key, at: edition.source(over: fetcher), items: items, now: time)
    }
  }

  var recorder: Recorder { Recorder(history: publication.history) }
}
