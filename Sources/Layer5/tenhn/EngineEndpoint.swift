import Curl
import Editor
import WebAddress

/// The endpoint that the operator named for briefs: any server with OpenAI's `POST /v1/chat/completions`.
///
/// The address comes from the settings and is often in the operator's own network, so the rules for fetched addresses don't
/// apply. No redirect is followed.
struct EngineEndpoint: Sendable {
  let address: String
  private let key: String?
  private let driver = CurlDriver()

  /// For a whole question: briefs wait for nobody.
  static let time = Duration.seconds(20)

  /// - Parameter address: with or without `/v1`, or whole.
  init?(_ address: String, key: String?) {
    guard let url = WebURL(address), ["http", "https"].contains(url.scheme) else { return nil }
    var base = url.href
    while base.hasSuffix("/") { base.removeLast() }
    self.address =
      base.hasSuffix("/chat/completions")
      ? base : base + (base.hasSuffix("/v1") ? "/chat/completions" : "/v1/chat/completions")
    // A key with a line's end would add a field of its own to the request.
    self.key = key.flatMap { $0.allSatisfy { $0.isASCII && !$0.isWhitespace } ? $0 : nil }
  }

  /// The answer's body; nil if none came in time, or it was an error.
  func ask(_ body: [UInt8]) async -> [UInt8]? {
    var transfer = transfer(body, time: Self.time)
    transfer.limits.bodyBytes = 65_536
    do throws(CurlFailure) {
      let answer = try await driver.perform(transfer)
      return answer.code == 200 ? answer.body : nil
    } catch {
      return nil
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
    return BriefEngine(model: model, responsible: responsible) { await endpoint.ask($0) }
  }
}
