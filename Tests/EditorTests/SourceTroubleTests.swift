import Archive
import EditionModel
import Fetching
import StorySources
import Testing
import WebAddress

@testable import Editor

@Suite("A source that gives no stories") struct SourceTroubleTests {
  /// What every request meets.
  enum Trouble: CaseIterable, Sendable {
    case noName, noConnection, tooSlow, refused, broken, nonsense

    var failure: FetchFailure? {
      switch self {
      case .noName: FetchFailure(.dns, "the host name can't be resolved")
      case .noConnection: FetchFailure(.connect, "nobody answers")
      case .tooSlow: FetchFailure(.timeout, "the site took too long")
      case .refused, .broken, .nonsense: nil
      }
    }

    var response: HTTPResponseMessage {
      switch self {
      case .refused: HTTPResponseMessage(status: 403)
      case .broken: HTTPResponseMessage(status: 500)
      default:
        HTTPResponseMessage(
          status: 200, headers: HeaderFields([.init("Content-Type", "application/json")]), body: Array("{]".utf8))
      }
    }

    /// What is said of it, in any source's words.
    var words: [String] {
      switch self {
      case .noName: ["can't be resolved"]
      case .noConnection: ["nobody answers"]
      case .tooSlow: ["took too long"]
      case .refused: ["refused us (403)"]
      case .broken: ["(500)"]
      case .nonsense: ["isn't JSON", "unknown shape", "isn't a feed"]
      }
    }
  }

  private struct TroubledWeb: Transport {
    let trouble: Trouble

    func exchange(_ request: ExchangeRequest) async throws(FetchFailure) -> Exchange {
      if let failure = trouble.failure { throw failure }
      return Exchange(date: Timestamp(0), response: trouble.response)
    }
  }

  @Test(
    "is told with what happened, and this machine's network is asked about only where no connection was made",
    arguments: LateWithdrawalsTests.Origin.allCases, Trouble.allCases)
  func told(origin: LateWithdrawalsTests.Origin, trouble: Trouble) async throws {
    let world = origin.world
    let cutoff = try #require(Schedule(zone: .utc).latest(atOrBefore: WithdrawalWorld.cutoff))
    let error = await #expect(throws: EditorError.self) {
      _ = try await world.builder(temporaryPublication()).build(cutoff, over: TroubledWeb(trouble: trouble)) {
        WithdrawalWorld.cutoff + world.delay
      }
    }
    let line = try #require(error).description
    #expect(trouble.words.contains { line.contains($0) }, "\(line)")
    #expect(line.contains("online?") == [.noName, .noConnection].contains(trouble), "\(line)")
    #expect(!line.contains("doesn't answer") && !line.contains("\n"))
  }
}
