import EditionModel
import HTTPTypes
import Hummingbird
import JSONFormat
import Logging
import NIOCore
import Programs
import Publishing
import Site
import Storage

/// Answers programs: the API under `/api/v1`, and the Model Context Protocol at `/mcp`.
struct ProgramAnswers: Sendable {
  let operations: Operations
  let bodies: RequestBodies
  let logger: Logger
  /// The program's.
  private let version: String
  /// The API described, ready made.
  private let openAPI: ServedFile
  /// Answers of the API by their addresses.
  private let kept: FreshCache<KeptAnswer, ServedFile>

  /// The address of an answer, and the edition whose votes it shows.
  private struct KeptAnswer: Hashable, Sendable {
    var address: String
    var edition: EditionKey?
  }

  /// Bytes of the answers that are kept. An edition has 20 kB, its stories a hundred.
  private static let keptBytes = 2 << 20
  /// Bytes of an address. A longer one names an answer that nobody else asks for.
  private static let maximumAddressLength = 256

  /// Messages that one POST to `/mcp` may hold; only 2025-03-26 has batches.
  private static let maximumMessages = 20
  /// Bytes that the body of a POST to `/mcp` may have.
  private static let maximumMessageBytes = 65_536

  init(
    operations: Operations, bodies: RequestBodies, settings: SiteSettings, changes: Changes, logger: Logger
  ) {
    kept = FreshCache(limit: Self.keptBytes, size: { $0.bytes }, changes: changes, edition: \.edition)
    (self.operations, self.bodies, self.logger, version) = (operations, bodies, logger, settings.version)
    let document = OpenAPI.document(
      version: version, basePath: settings.basePath, rhythm: settings.schedule.rhythm, routes: Routes.api)
    openAPI = ServedFile(
      RenderedFile(bytes: document.bytes + [0x0a], contentType: "application/json; charset=utf-8", isKept: true))
  }

  /// Leads to the description.
  var moved: Response {
    Response(status: .temporaryRedirect, headers: [.location: operations.basePath + Routes.description.path])
  }

  // MARK: The API

  @Sendable func description(_ request: Request, _ context: ServerContext) async throws -> Response {
    openAPI.response(to: request)
  }

  @Sendable func answer(
    _ operation: ProgramOperation, _ request: Request, _ context: ServerContext
  ) async throws -> Response {
    var values = operation.parameters.filter { $0.place == .path }.map { parameter in
      (name: parameter.name, value: JSON.string(pathValue(of: parameter.name, context)))
    }
    let path = values.compactMap(\.value.string)
    if operation.isWrite {
      guard SameOrigin.allows(request) else { throw HTTPFailure.otherSite }
      let body = try await bodies.readJSON(request)
      guard let members = (try? JSON(parsing: body))?.members else {
        throw Refusal(.invalid, "The body must be a JSON object.")
      }
      values += members.map { ($0.name, $0.value) }
    }
    // A write has no parameters in its query, which is refused rather than lost without a word.
    let query = request.uri.query ?? ""
    values += FormText.values(in: query).map { ($0.name, .string($0.value)) }
    let arguments = try Arguments(values, for: operation.parameters)
    if operation.isWrite {
      let reply = try await operations.reply(to: operation, arguments, from: bodies.caller(request, context))
      return Response(
        status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.json + [0x0a])))
    }
    let answer = KeptAnswer(
      address: ([operation.tool] + path + [query]).joined(separator: "/"),
      edition: operation.parameters.first?.name == "key" ? path.first.flatMap { EditionKey($0) } : nil)
    return try await read(operation, arguments, answer, context).response(to: request)
  }

  /// A parameter of the path. The newest edition is called by its key, under which its answers are kept.
  private func pathValue(of name: String, _ context: ServerContext) -> String {
    let value = context.value(of: name)
    guard name == "key", value == "latest", let newest = operations.editions.known.newest else { return value }
    return newest.key.description
  }

  /// The answer of an operation that changes nothing, made or kept.
  private func read(
    _ operation: ProgramOperation, _ arguments: Arguments, _ answer: KeptAnswer, _ context: ServerContext
  ) async throws -> ServedFile {
    let make = { @Sendable [operations] (work: SearchWork) in
      let reply = try operations.read(operation, arguments, work: work)
      return ServedFile(
        RenderedFile(bytes: reply.json + [0x0a], contentType: "application/json; charset=utf-8"))
    }
    switch operation {
    case .search: return try await context.search(make)
    // It changes with the time.
    case .status: return try await WorkPool.pages.run { try make(SearchWork()) }
    default:
      guard answer.address.utf8.count <= Self.maximumAddressLength else {
        return try await WorkPool.pages.run { try make(SearchWork()) }
      }
      if let file = try await kept.value(for: answer, make: { try make(SearchWork()) }) { return file }
      throw HTTPFailure.notFound
    }
  }

  // MARK: The Model Context Protocol, over streamable HTTP without sessions: one POST has one JSON answer.

  @Sendable func mcp(_ request: Request, _ context: ServerContext) async throws -> Response {
    // A page elsewhere could otherwise reach a server on its reader's own machine (DNS rebinding).
    guard SameOrigin.allowsProgram(request) else { throw HTTPFailure.otherSite }
    let body = try await bodies.readJSON(request, upTo: Self.maximumMessageBytes)
    guard let message = try? JSON(outside: body) else {
      return response(RPCError(.parse, "This isn't JSON.").reply(id: .null), status: .badRequest)
    }
    let era: MCPEra
    do {
      era = try MCPEra(request.headers[named: "Mcp-Protocol-Version"])
    } catch {
      return response(error.reply(id: message["id"] ?? .null), status: .badRequest)
    }
    let tools = MCPTools(operations: operations, caller: bodies.caller(request, context)) { tool, error in
      logger.error("a tool couldn't answer", metadata: ["tool": "\(tool)", "cause": "\(error)"])
    }
    let session = MCPSession(
      era: era, tools: tools, version: version,
      headers: .init(
        version: request.headers.values(named: "Mcp-Protocol-Version"),
        method: request.headers.values(named: "Mcp-Method"), name: request.headers.values(named: "Mcp-Name")))
    if let messages = message.array { return await batch(messages, session) }
    return switch await session.answer(message) {
    case .nothing: Response(status: .accepted)
    case .result(let reply): response(reply, status: .ok)
    case .failure(let reply, let error): response(reply, status: era.status(of: error))
    }
  }

  private func batch(_ messages: [JSON], _ session: MCPSession) async -> Response {
    guard session.era.hasBatches, (1...Self.maximumMessages).contains(messages.count) else {
      return response(
        RPCError(.invalidRequest, "Send one message, not a batch.").reply(id: .null), status: .badRequest)
    }
    var replies: [JSON] = []
    for message in messages {
      switch await session.answer(message) {
      case .nothing: break
      case .result(let reply), .failure(let reply, _): replies.append(reply)
      }
    }
    return replies.isEmpty ? Response(status: .accepted) : response(.array(replies), status: .ok)
  }

  private func response(_ json: JSON, status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}

extension MCPEra {
  /// Errors have HTTP statuses since 2026-07-28; before, a request that was understood gets 200.
  fileprivate func status(of error: RPCError) -> HTTPResponse.Status {
    switch (self, error.code) {
    case (_, .invalidRequest): .badRequest
    case (.handshake, _), (.stateless, .internalError): .ok
    case (.stateless, .methodNotFound): .notFound
    case (.stateless, _): .badRequest
    }
  }
}
