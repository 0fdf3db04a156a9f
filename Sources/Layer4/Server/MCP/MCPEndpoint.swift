import HTTPTypes
import Hummingbird
import JSONFormat
import NIOCore

/// `/mcp`: the handlers as tools of the Model Context Protocol, over streamable HTTP without sessions.
///
/// Two eras speak to it. Since 2026-07-28 each request stands for itself: its version, method and tool are in
/// headers as well as in the body and must agree. Before, a client opens with `initialize`; what it needs of that
/// is a version, since nothing here is kept between requests. Either way one POST has one JSON answer.
struct MCPEndpoint: Sendable {
  let routes: Routes

  /// Messages that one POST may hold; only 2025-03-26 has batches.
  static let batchLimit = 20
  static let bodyLimit = 65_536

  func respond(to request: Request, _ context: ServerContext) async -> Response {
    // A page elsewhere could otherwise reach a server on its reader's own machine (DNS rebinding).
    guard SameOrigin.allowsProgram(request) else { return routes.refused(request, Refusal.otherSite) }
    let body: [UInt8]
    do {
      body = try await routes.json(request, upTo: MCPEndpoint.bodyLimit)
    } catch {
      return routes.refused(request, error)
    }
    guard let message = try? JSON(parsing: body) else {
      return MCPEndpoint.response(RPCError(.parse, "This is no JSON.").reply(id: .null), status: .badRequest)
    }
    let era: MCPEra
    do {
      era = try MCPEra(request.headers[named: "Mcp-Protocol-Version"])
    } catch {
      return MCPEndpoint.response(error.reply(id: message["id"] ?? .null), status: .badRequest)
    }
    let session = MCPSession(
      era: era,
      tools: MCPTools(library: routes.library, reader: routes.reader(request, context), logger: routes.logger),
      version: routes.version, headers: request.headers)
    if case .array(let messages) = message { return batch(messages, session) }
    return single(message, session)
  }

  private func single(_ message: JSON, _ session: MCPSession) -> Response {
    switch session.answer(message) {
    case .nothing: Response(status: .accepted)
    case .result(let reply): MCPEndpoint.response(reply, status: .ok)
    case .failure(let reply, let error):
      MCPEndpoint.response(reply, status: session.era.status(of: error))
    }
  }

  private func batch(_ messages: [JSON], _ session: MCPSession) -> Response {
    guard session.era.hasBatches, (1...MCPEndpoint.batchLimit).contains(messages.count) else {
      return MCPEndpoint.response(
        RPCError(.invalidRequest, "Send one message, not a batch.").reply(id: .null), status: .badRequest)
    }
    let replies = messages.compactMap { message -> JSON? in
      switch session.answer(message) {
      case .nothing: nil
      case .result(let reply), .failure(let reply, _): reply
      }
    }
    return replies.isEmpty ? Response(status: .accepted) : MCPEndpoint.response(.array(replies), status: .ok)
  }

  private static func response(_ json: JSON, status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}
