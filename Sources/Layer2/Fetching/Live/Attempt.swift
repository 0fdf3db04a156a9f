import Archive
import AsyncHTTPClient
import EditionModel
import NIOCore
import NIOHTTP1
import WebAddress

/// One request and its outcome.
struct Attempt: Sendable {
  var result: Result<Exchange, FetchFailure>
  /// Whether a kept connection broke before any answer.
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

  static func run(
    _ request: ExchangeRequest, client: HTTPClient, address: IPAddress, limits: LiveTransport.Limits,
    date: @Sendable () -> Timestamp
  ) async -> Attempt {
    var hasHead = false
    do {
      var message = HTTPClientRequest(url: request.url.wireForm)
      for field in request.headers.fields { message.headers.add(name: field.name, value: field.value) }
      let answer = try await client.execute(message, deadline: .now() + .init(request.time))
      hasHead = true
      let body = try await body(of: answer, request: request)
      let fields = answer.headers.map { HeaderFields.Field($0.name, $0.value) }
      let response = HTTPResponseMessage(
        status: Int(answer.status.code), reason: answer.status.reasonPhrase, headers: HeaderFields(fields),
        body: body.bytes)
      return Attempt(
        result: .success(
          Exchange(date: date(), response: response, isCut: body.isCut, remoteAddress: "\(address)")),
        isRepeatable: false)
    } catch {
      let failure = FetchFailure(error, host: request.url.hostName)
      return Attempt(result: .failure(failure), isRepeatable: !hasHead && FetchFailure.isBrokenConnection(error))
    }
  }

  private static func body(
    of answer: HTTPClientResponse, request: ExchangeRequest
  ) async throws -> (bytes: [UInt8], isCut: Bool) {
    let tooLarge = FetchFailure(.tooLarge, "the body is larger than \(request.bodyLimit) bytes")
    let declared = answer.headers.first(name: "Content-Length").flatMap { Int($0) }
    if let declared, declared > request.bodyLimit, !request.cutsAtLimit { throw tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(declared ?? 0, request.bodyLimit))
    for try await part in answer.body {
      guard bytes.count + part.readableBytes <= request.bodyLimit else {
        guard request.cutsAtLimit else { throw tooLarge }
        bytes += part.readableBytesView.prefix(request.bodyLimit - bytes.count)
        return (bytes, true)
      }
      bytes += part.readableBytesView
    }
    return (bytes, false)
  }
}
