import Briefs
import Curl
import Editor
import Status
import WebAddress

/// The endpoint that the operator named for briefs: any server with OpenAI's `POST /v1/chat/completions`.
///
/// The address comes from the settings and is often in the operator's own network, so the rules for fetched addresses don't
/// apply. No redirect is followed.
struct EngineEndpoint: Sendable {
  let address: String
  private let key: String?
  /// The host as readers may know it.
  let host: String
  private let time: Duration
  private let driver = CurlDriver()

  /// For a whole question: briefs wait for nobody.
  static let time = Duration.seconds(20)

  /// - Parameters:
  ///   - address: with or without `/v1`, or whole.
  ///   - time: for a whole question.
  init?(_ address: String, key: String?, time: Duration = Self.time) {
    guard let url = WebURL(address), ["http", "https"].contains(url.scheme) else { return nil }
    var base = url.href
    while base.hasSuffix("/") { base.removeLast() }
    self.address =
      base.hasSuffix("/chat/completions")
      ? base : base + (base.hasSuffix("/v1") ? "/chat/completions" : "/v1/chat/completions")
    self.time = time
    // Where the operator's own machines are is told to nobody.
    host =
      if case .name(let name)? = (try? FetchableURL(url))?.host { name } else { BriefEngine.local }
    // A key with a line's end would add a field of its own to the request.
    self.key = key.flatMap { $0.allSatisfy { $0.isASCII && !$0.isWhitespace } ? $0 : nil }
  }

  /// Asks one question. A redirect is an answer with another status than 200.
  func ask(_ body: [UInt8]) async -> Result<BriefEngine.Answer, BriefEngine.Failure> {
    var transfer = transfer(body, time: time)
    transfer.limits.bodyBytes = EngineQuestion.maximumAnswer
    let clock = ContinuousClock()
    let start = clock.now
    do throws(CurlFailure) {
      let answer = try await driver.perform(transfer)
      guard answer.code == 200 else { return .failure(.refused) }
      return .success(.init(body: answer.body, milliseconds: Int((clock.now - start) / .milliseconds(1))))
    } catch {
      return .failure(BriefEngine.Failure(error.reason))
    }
  }

  /// The request with a body.
  func transfer(_ body: [UInt8], time: Duration) -> CurlTransfer {
    let fields =
      ["Content-Type: application/json", "Accept: application/json", "User-Agent: tenhn", "Expect:"]
      + (key.map { ["Authorization: Bearer \($0)"] } ?? [])
    return CurlTransfer(
      address, options: [.fields(fields), .post(body), .time(time), .connectTime(.seconds(5)), .http1])
  }

  /// Where the server may count, in Prometheus' format.
  var metricsAddress: String { address.replacing("/v1/chat/completions", with: "/metrics") }
}

extension Settings {
  /// The model that chooses briefs; nil if none is set up.
  var briefEngine: BriefEngine? {
    guard let address = self.briefEngineAddress, let model = self.briefModel, let responsible = self.responsible,
      let endpoint = EngineEndpoint(address, key: self.briefKey)
    else { return nil }
    return BriefEngine(model: model, responsible: responsible, host: endpoint.host) { await endpoint.ask($0) }
  }
}

extension BriefEngine.Failure {
  init(_ reason: CurlFailure.Reason) {
    self =
      switch reason {
      case .name: .name
      case .connection, .connectionTime, .endpoint, .url, .unavailable: .connection
      case .security, .handshakeTime: .security
      case .answerTime, .cancelled: .time
      case .login: .refused
      default: .broken
      }
  }
}

extension BriefEngine.Tally {
  /// What the status says about the engine; nil if all answers were choices.
  var trouble: StatusFacts.Trouble? {
    switch failure {
    case .name: .name
    case .connection: .connection
    case .security: .secureConnection
    case .time: .time
    case .refused: .refused
    case .broken: .answer
    case nil: invalid > 0 ? .content : nil
    }
  }
}
