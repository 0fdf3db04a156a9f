import Briefs
import Curl
import Synchronization

/// Asks one server the prompts of a bench, one after the other.
struct BenchClient: Sendable {
  private let endpoint: EngineEndpoint
  private let driver = CurlDriver()

  /// Seconds for one answer: a large model on a small machine is slow.
  private static let time = Duration.seconds(300)

  /// Nil if the address is none of HTTP.
  init?(_ address: String, key: String?) {
    guard let endpoint = EngineEndpoint(address, key: key) else { return nil }
    self.endpoint = endpoint
  }

  func answers(to prompts: [String], _ request: EngineBench.Request) async -> EngineBench.Endpoint {
    let before = await counters()
    var answers: [ChatStream?] = []
    for prompt in prompts { answers.append(await answer(to: request.body(prompt))) }
    let after = await counters()
    await driver.shutdown()
    var counted: (drafted: Int, accepted: Int)?
    if let before, let after {
      counted = (max(after.drafted - before.drafted, 0), max(after.accepted - before.accepted, 0))
    }
    return EngineBench.Endpoint(address: endpoint.address, answers: answers, counters: counted)
  }

  /// Nil if the server gave no answer with words.
  private func answer(to body: [UInt8]) async -> ChatStream? {
    let stream = StreamBox()
    let clock = ContinuousClock()
    let start = clock.now
    @Sendable func seconds() -> Double { (clock.now - start) / .seconds(1) }
    var transfer = endpoint.transfer(body, time: Self.time)
    transfer.limits.bodyBytes = ChatStream.limit
    transfer.whenBody = { bytes in stream.value.withLock { $0.take(bytes, at: seconds()) } }
    guard let answer = try? await driver.perform(transfer), answer.code == 200 else { return nil }
    let read = stream.value.withLock { stream in
      stream.finish(at: seconds())
      return stream
    }
    return read.pieces > 0 ? read : nil
  }

  private func counters() async -> (drafted: Int, accepted: Int)? {
    let transfer = CurlTransfer(endpoint.metricsAddress, options: [.time(.seconds(5)), .connectTime(.seconds(5))])
    guard let answer = try? await driver.perform(transfer), answer.code == 200 else { return nil }
    return EngineBench.counters(in: String(decoding: answer.body, as: UTF8.self))
  }
}

/// What came so far; the driver's thread writes it.
private final class StreamBox: Sendable {
  let value = Mutex(ChatStream())
}
