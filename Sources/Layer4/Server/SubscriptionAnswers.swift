import Delivery
import EditionModel
import HTTPTypes
import Hummingbird
import JSONFormat
import NIOCore
import Programs
import Publishing
import Site

/// Answers readers who come and go, and relays that report mail they couldn't deliver.
struct SubscriptionAnswers: Sendable {
  /// Nil where no mail is sent.
  let subscriptions: Subscriptions?
  /// Whether readers may subscribe themselves.
  let isOpen: Bool
  /// What relays prove themselves with; nil if they have no say.
  let bounceToken: String?
  let requests: DailyRequests
  let bodies: RequestBodies
  let publisher: Publisher

  var routes: [Route] {
    [
      route("/subscribe", .get, "A form for editions by mail.") { request, _ in
        guard isOpen else { throw HTTPFailure.notFound }
        return page(.form(isInvalid: false), request)
      },
      route("/subscribe", .post, "Sends a mail with a link to confirm.", ask),
      route("/subscribe/{token}", .get, "A button that confirms a subscription.") { request, context in
        let (list, token) = (try list(), context.value(of: "token"))
        return page(try await list.isPending(token) ? .confirm(token: token) : .unknown, request)
      },
      route("/subscribe/{token}", .post, "Confirms a subscription.") { request, context in
        page(try await list().confirm(context.value(of: "token")) ? .confirmed : .unknown, request)
      },
      route("/unsubscribe/{token}", .get, "A button that ends a subscription.") { request, context in
        let (list, token) = (try list(), context.value(of: "token"))
        return page(try await list.isKnown(token) ? .leave(token: token) : .unknown, request)
      },
      // Programs of mail post here without a page of ours (RFC 8058), so the origin doesn't matter: the link is the secret.
      route("/unsubscribe/{token}", .post, "Ends a subscription (RFC 8058).") { request, context in
        page(try await list().leave(context.value(of: "token")) ? .left : .unknown, request)
      },
      route("/bounces", .post, "Takes reports of mail that couldn't be delivered.", bounces),
    ]
  }

  private func route(
    _ path: String, _ method: HTTPRequest.Method, _ summary: String,
    _ answer: @escaping @Sendable (Request, ServerContext) async throws -> Response
  ) -> Route {
    Route(path: path, method: method, name: "subscription", cache: .never, summary: summary, answer: answer)
  }

  private func list() throws(HTTPFailure) -> Subscriptions {
    guard let subscriptions else { throw HTTPFailure.notFound }
    return subscriptions
  }

  private func page(_ page: SubscriptionPage, _ request: Request) -> Response {
    var status = HTTPResponse.Status.ok
    switch page {
    case .unknown: status = .notFound
    case .form(isInvalid: true): status = .badRequest
    default: break
    }
    let file = ServedFile(RenderedFile(publisher.subscriptionPage(page)), cache: .never)
    return file.response(to: request, status: status)
  }

  @Sendable private func ask(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard isOpen else { throw HTTPFailure.notFound }
    guard SameOrigin.allows(request) else { throw HTTPFailure.otherSite }
    let form = FormText.values(in: String(decoding: try await bodies.read(request), as: UTF8.self))
    let text = form.first { $0.name == "address" }?.value ?? ""
    let slot = form.first { $0.name == "slot" }?.value ?? ""
    // Blanks around it come with copying. One inside makes it no address: without it, it may be somebody else's.
    guard let address = MailAddress(text.trimmingBlanks()),
      slot.isEmpty || publisher.settings.schedule.slots.contains(where: { $0.name == slot })
    else { return page(.form(isInvalid: true), request) }
    guard requests.take(bodies.caller(request, context).address ?? []) != nil else {
      throw HTTPFailure(
        .tooManyRequests, "Your network has reached today's limit. Try again tomorrow.", retryAfter: 86_400)
    }
    try await list().ask(address, slots: slot.isEmpty ? [] : [slot])
    return page(.asked, request)
  }

  @Sendable private func bounces(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard let bounceToken, let subscriptions else { throw HTTPFailure.notFound }
    guard BearerToken.matches(bounceToken, in: request) else {
      throw HTTPFailure(.unauthorized, "The header Authorization must have the token of bounce-secret.")
    }
    guard let json = try? JSON(parsing: try await bodies.readJSON(request, upTo: 65_536)) else {
      throw HTTPFailure(.badRequest, "The body must be JSON.")
    }
    // All are read before any counts: a relay that sends them again would else count the first ones twice.
    let bounces = try (json["bounces"]?.array ?? [json]).prefix(500).map { entry in
      guard let address = entry["recipient"]?.string.flatMap({ MailAddress($0) }) else {
        throw HTTPFailure(.badRequest, "Each bounce needs a recipient.")
      }
      return (
        address: address, isFinal: entry["final"] == .bool(true),
        reason: entry["reason"]?.string ?? "a relay reported a bounce"
      )
    }
    for bounce in bounces { try await subscriptions.bounce(bounce.address, isFinal: bounce.isFinal, bounce.reason) }
    return Response(status: .noContent)
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    let start = drop(while: \.isWhitespace)
    return String(start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
  }
}
