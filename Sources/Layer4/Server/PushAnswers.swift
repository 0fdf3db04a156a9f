import Delivery
import HTTPTypes
import Hummingbird
import JSONFormat
import NIOCore
import Programs
import Site

/// Answers browsers that want notifications, or want no more.
struct PushAnswers: Sendable {
  /// Nil where none are sent.
  let subscriptions: PushSubscriptions?
  let requests: DailyRequests
  let bodies: RequestBodies

  var routes: [Route] {
    [
      Route(
        path: "/push", method: .get, name: "subscription", cache: .never,
        summary: "The key that browsers subscribe to notifications with."
      ) { _, _ in
        guard let key = try await list().key() else { throw HTTPFailure.notFound }
        var json = JSONWriter()
        json.object { $0.field("key", key) }
        return Response(
          status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
          body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
      },
      Route(
        path: "/push", method: .post, name: "subscription", cache: .never, summary: "Keeps a browser's subscription.",
        answer: add),
      Route(
        path: "/push/remove", method: .post, name: "subscription", cache: .never,
        summary: "Forgets a browser's subscription.", answer: remove),
    ]
  }

  private func list() throws(HTTPFailure) -> PushSubscriptions {
    guard let subscriptions else { throw HTTPFailure.notFound }
    return subscriptions
  }

  private func body(_ request: Request) async throws -> JSON {
    guard SameOrigin.allows(request) else { throw HTTPFailure.otherSite }
    guard let json = try? JSON(parsing: try await bodies.readJSON(request)) else {
      throw HTTPFailure(.badRequest, "The body must be JSON.")
    }
    return json
  }

  @Sendable private func add(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (list, json) = (try list(), try await body(request))
    guard requests.take(bodies.caller(request, context).address ?? []) != nil else {
      throw HTTPFailure(
        .tooManyRequests, "Your network has reached today's limit. Try again tomorrow.", retryAfter: 86_400)
    }
    let isKept = try await list.add(
      endpoint: json["endpoint"]?.string ?? "", key: json["keys"]?["p256dh"]?.string ?? "",
      auth: json["keys"]?["auth"]?.string ?? "")
    guard isKept else { throw HTTPFailure(.badRequest, "That isn't a subscription of a browser's push service.") }
    return Response(status: .noContent)
  }

  @Sendable private func remove(_ request: Request, _ context: ServerContext) async throws -> Response {
    let (list, json) = (try list(), try await body(request))
    try await list.remove(endpoint: json["endpoint"]?.string ?? "")
    return Response(status: .noContent)
  }
}
