import Archive
import Curl
import EditionModel
import WebAddress

/// One request and its outcome.
struct Attempt: Sendable {
  var result: Result<Exchange, FetchFailure>
  /// Whether the connection broke before any answer.
  var isRepeatable: Bool

  /// How long to wait before another attempt; nil if there should be none.
  func wait(attempt: Int, longest: Duration) -> Duration? {
    switch result {
    case .failure: return isRepeatable ? Self.backOff(attempt) : nil
    case .success(let exchange):
      guard [429, 502, 503, 504].contains(exchange.response.status) else { return nil }
      guard let header = exchange.response.headers["Retry-After"] else {
        return exchange.response.status == 429 ? nil : Self.backOff(attempt)
      }
      // A date, or a longer time, means no.
      guard let seconds = Int(header), seconds >= 0, .seconds(seconds) <= longest else { return nil }
      return .seconds(seconds) + .milliseconds(Int.random(in: 0...250))
    }
  }

  private static func backOff(_ attempt: Int) -> Duration {
    .milliseconds((500 << min(attempt - 1, 4)) + Int.random(in: 0...500))
  }

  /// Makes a request at a vetted address.
  ///
  /// - Parameter isRepeated: whether one broke before. Then it is HTTP/1.1, because some servers offer HTTP/2 and break it.
  static func run(
    _ request: ExchangeRequest, at address: IPAddress, over driver: CurlDriver, limits: LiveTransport.Limits,
    isRepeated: Bool, date: @Sendable () -> Timestamp
  ) async -> Attempt {
    let host = request.url.hostName
    do throws(CurlFailure) {
      let answer = try await driver.perform(
        CurlTransfer(request, at: address, limits: limits, isRepeated: isRepeated))
      guard var response = HTTPResponseMessage(block: answer.head) else {
        return failed(FetchFailure(.badResponse, "\(host) does not answer in HTTP"))
      }
      if let fault = response.headers.framingFault {
        return failed(FetchFailure(.badResponse, "the answer of \(host) \(fault)"))
      }
      response.body = answer.body
      return Attempt(
        result: .success(
          Exchange(date: date(), response: response, isCut: answer.isCut, remoteAddress: "\(address)")),
        isRepeatable: false)
    } catch {
      let isBroken = [.broken, .closedEarly, .framing].contains(error.reason)
      return Attempt(
        result: .failure(FetchFailure(error, host: host, bodyLimit: request.bodyLimit)),
        isRepeatable: isBroken && !error.hadAnswer)
    }
  }

  private static func failed(_ failure: FetchFailure) -> Attempt {
    Attempt(result: .failure(failure), isRepeatable: false)
  }
}

extension CurlTransfer {
  /// The request on its way to a vetted address.
  init(_ request: ExchangeRequest, at address: IPAddress, limits: LiveTransport.Limits, isRepeated: Bool) {
    var intake = CurlLimits()
    intake.headBytes = limits.headBytes
    intake.framingBytes = limits.framingBytes
    intake.bodyBytes = request.bodyLimit
    intake.cutsBody = request.cutsAtLimit
    self.init(
      request.url.wireForm,
      options: [
        .fields(request.headers.fields.map { "\($0.name): \($0.value)" }), .time(request.time),
        .connectTime(limits.connect), .silence(Int(limits.silence.components.seconds)),
      ] + (isRepeated ? [.http1] : []),
      limits: intake, endpoint: CurlEndpoint(address, port: request.url.connectPort))
  }
}
