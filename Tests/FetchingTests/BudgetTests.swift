import Archive
import EditionModel
import Synchronization
import Testing

@testable import Fetching

/// Answers everything with an empty page, and keeps how long each exchange might have taken.
private final class Stopwatch: Transport {
  private let allowed = Mutex<[Duration]>([])
  var times: [Duration] { allowed.withLock { $0 } }

  func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
    allowed.withLock { $0.append(request.time) }
    return Exchange(
      date: Timestamp(0), response: HTTPResponseMessage(status: 200, headers: HeaderFields([]), body: Array("{}".utf8)))
  }
}

@Suite struct TheTimeOfAFetch {
  private let transport = Stopwatch()
  private var fetcher: Fetcher {
    Fetcher(transport: transport, policy: FetchPolicy(userAgent: "test")) { Timestamp(0) }
  }

  @Test("Without an end an exchange may take what the policy allows")
  func endless() async {
    _ = await fetcher.fetch("https://api.example.org/1.json", as: .api)
    #expect(transport.times == [.seconds(20)])
  }

  @Test("Before its end a fetcher gives an exchange what is left, and after it nothing")
  func ending() async {
    _ = await fetcher.ending(at: .now + .seconds(5)).fetch("https://api.example.org/1.json", as: .api)
    _ = await fetcher.ending(at: .now - .seconds(5)).fetch("https://api.example.org/2.json", as: .api)
    // An end can only come nearer.
    _ = await fetcher.ending(at: .now - .seconds(5)).ending(at: .now + .seconds(5))
      .fetch("https://api.example.org/3.json", as: .api)
    #expect(transport.times.count == 3)
    #expect(transport.times[0] <= .seconds(5) && transport.times[0] > .zero)
    #expect(transport.times[1...] == [.zero, .zero])
  }

  @Test("Every fetch is reported to whoever counts, with its purpose and outcome")
  func observed() async {
    let seen = Mutex<[String]>([])
    let fetcher = Fetcher(
      transport: transport, policy: FetchPolicy(userAgent: "test"), now: { Timestamp(0) },
      onFetch: { purpose, result in seen.withLock { $0.append("\(purpose.rawValue) \(result.outcome) \(result.host)") }
      })
    _ = await fetcher.fetch("https://api.example.org/1.json", as: .api)
    _ = await fetcher.fetch("ftp://api.example.org/", as: .api)
    #expect(seen.withLock { $0 } == ["api ok api.example.org", "api blocked-url api.example.org"])
  }
}
