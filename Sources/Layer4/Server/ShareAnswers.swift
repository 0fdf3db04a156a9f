import Delivery
import EditionModel
import HTTPTypes
import Hummingbird
import NIOCore

/// Gives sealed editions to processes elsewhere that deliver a share of them.
struct ShareAnswers: Sendable {
  /// Nil where there are no such processes.
  let desk: ShareDesk?

  var routes: [Route] {
    [
      Route(
        path: "/editions/{key}/sealed", method: .get, name: "share", cache: .never,
        summary: "The sealed edition and who has left, for `tenhn deliver --from`; needs the token of `shard-secret`.",
        answer: edition)
    ]
  }

  @Sendable private func edition(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard let desk else { throw HTTPFailure.notFound }
    guard BearerToken.matches(desk.token, in: request) else {
      throw HTTPFailure(.unauthorized, "The header Authorization must have the token of shard-secret.")
    }
    guard let key = EditionKey(context.value(of: "key")), let bytes = try await desk.document(of: key) else {
      throw HTTPFailure.notFound
    }
    return Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
