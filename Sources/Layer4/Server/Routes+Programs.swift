import EditionModel
import HTTPTypes
import Hummingbird
import JSONFormat
import Logging
import NIOCore
import Publishing
import Storage
import WebAddress

/// Search, feedback and the programs' face.
extension Routes {
  func addPrograms(to router: Router<ServerContext>) {
    router.get("/search") { request, _ in counted("search", searchPage(request)) }
    router.post("/mcp") { request, context in
      counted("mcp", await MCPEndpoint(routes: self).respond(to: request, context))
    }
    router.post("**") { request, context in await program(request, context) ?? missing(request) }
  }

  /// Whether a path can be one of ``program(_:_:)``'s; every page asks, so that it is told by its ends.
  static func isProgram(_ path: String) -> Bool { path.hasPrefix("/api/") || path.hasSuffix("/thanks") }

  /// What the paths with parameters answer; nil where none of them is meant. The router tries no second route where a first one
  /// fits the beginning of a path, so that `/editions/:key/:number/thanks` there would hide every page of an edition.
  func program(_ request: Request, _ context: ServerContext) async -> Response? {
    let path = request.uri.path
    let method = request.method == .head ? .get : request.method
    if path == "/api/v1/openapi.json", method == .get { return counted("api", openAPI.response(to: request)) }
    for handler in Handler.allCases where handler.method == method {
      if let values = PathPattern(handler.route).values(in: path) {
        return counted("api", await api(handler, values, request, context))
      }
    }
    if method == .post, let values = PathPattern("/editions/{key}/{number}/feedback").values(in: path) {
      return counted("feedback", await feedbackForm(values, request, context))
    }
    if method == .get, let values = PathPattern("/editions/{key}/{number}/thanks").values(in: path) {
      return counted("page", thanks(values, request))
    }
    return nil
  }

  // MARK: The API

  private func api(
    _ handler: Handler, _ path: [String: String], _ request: Request, _ context: ServerContext
  ) async -> Response {
    await answered(request) {
      var values: [(name: String, value: JSON)] = path.map { ($0.key, .string($0.value)) }
      if handler.method == .post {
        guard SameOrigin.allows(request) else { throw Refusal.otherSite }
        let body = try await json(request)
        guard let members = try? JSON(parsing: body).members else {
          throw Refusal(.badRequest, "The body must be a JSON object.")
        }
        values += members.map { ($0.name, $0.value) }
        // A query on a POST would otherwise be lost without a word.
        values += FormText.values(in: request.uri.query ?? "").map { ($0.name, .string($0.value)) }
      } else {
        values += FormText.values(in: request.uri.query ?? "").map { ($0.name, .string($0.value)) }
      }
      let reply = try library.reply(
        to: handler, Arguments(values, for: handler.parameters), reader: reader(request, context))
      let file = ServedFile(bytes: reply.document, contentType: "application/json; charset=utf-8")
      guard handler.method == .post else { return file.response(to: request) }
      return Response(
        status: .ok, headers: [.contentType: file.contentType, .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: file.plain))
    }
  }

  /// A small body that says it is JSON.
  ///
  /// - Throws: ``Refusal``.
  func json(_ request: Request, upTo limit: Int = Routes.bodyLimit) async throws -> [UInt8] {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    guard type == "application/json" else {
      throw Refusal(.unsupportedMediaType, "The body must be JSON and say so: Content-Type: application/json.")
    }
    return try await body(request, upTo: limit)
  }

  /// Bytes that a body may have.
  static let bodyLimit = 8192

  private func body(_ request: Request, upTo limit: Int) async throws -> [UInt8] {
    do {
      return Array(buffer: try await request.body.collect(upTo: limit))
    } catch {
      throw Refusal(.contentTooLarge, "The body is larger than \(limit) bytes.")
    }
  }

  // MARK: Pages

  private func searchPage(_ request: Request) -> Response {
    let values = FormText.values(in: request.uri.query ?? "")
    let text = values.first { $0.name == "q" }?.value ?? ""
    do {
      let found = try library.found(text, cursor: values.first { $0.name == "cursor" }?.value, limit: 20)
      return ServedFile(
        publisher.searchPage(
          found.query, found: text.isEmpty ? nil : found.stories, total: found.total, cursor: found.cursor)
      ).response(to: request)
    } catch {
      return refused(request, error)
    }
  }

  private func feedbackForm(
    _ path: [String: String], _ request: Request, _ context: ServerContext
  ) async -> Response {
    await answered(request) {
      guard SameOrigin.allows(request) else { throw Refusal.otherSite }
      let form = FormText.values(in: String(decoding: try await body(request, upTo: Routes.bodyLimit), as: UTF8.self))
      let (key, number) = (path["key"] ?? "", path["number"] ?? "")
      // A form sends a note's field empty, and a browser writes its line ends as two characters.
      let values = [("key", key), ("number", number)] + form.map { ($0.name, $0.value.replacing("\r\n", with: "\n")) }
      _ = try library.reply(
        to: .feedback,
        Arguments(
          values.map { ($0.0, $0.0 == "number" ? Int($0.1).map(JSON.integer) ?? .null : .string($0.1)) },
          for: Handler.feedback.parameters), reader: reader(request, context))
      return Response(status: .seeOther, headers: [.location: "\(basePath)/editions/\(key)/\(number)/thanks"])
    }
  }

  private func thanks(_ path: [String: String], _ request: Request) -> Response {
    do {
      guard let key = EditionKey(path["key"] ?? ""), let number = Int(path["number"] ?? ""),
        let bundle = try library.bundles.bundle(of: key), let page = publisher.thanksPage(number, of: bundle)
      else { throw Refusal.noSuchStory }
      return ServedFile(page).response(to: request)
    } catch {
      return refused(request, error)
    }
  }

  // MARK: Refusals

  /// What a body answers, or what it refuses, as a page or as problem details.
  private func answered(_ request: Request, _ body: () async throws -> Response) async -> Response {
    do {
      return try await body()
    } catch {
      return refused(request, error)
    }
  }

  func refused(_ request: Request, _ error: any Error) -> Response {
    let refusal = error as? Refusal
    if refusal == nil {
      logger.error("a request could not be answered", metadata: ["path": "\(request.uri.path)", "cause": "\(error)"])
    }
    return refuse(
      request, refusal ?? Refusal(.internalServerError, "It could not be read; the operator's log says why."))
  }

  func refuse(_ request: Request, _ refusal: Refusal) -> Response {
    var response: Response
    if request.uri.path.hasPrefix("/api/") || request.uri.path == "/mcp" || request.uri.path.hasSuffix(".json") {
      response =
        Problem(status: refusal.status, title: refusal.status.reasonPhrase, detail: refusal.detail).response
    } else {
      response = ServedFile(publisher.errorPage(status: refusal.status.code, detail: refusal.detail))
        .response(to: request, status: refusal.status)
    }
    if let seconds = refusal.retryAfter { response.headers[.retryAfter] = String(seconds) }
    return response
  }

  func reader(_ request: Request, _ context: ServerContext) -> Reader {
    Reader(address: context.client(of: request, trusted: proxies).address.map(\.household))
  }
}

extension Refusal {
  static let otherSite = Refusal(.forbidden, "An answer must come from a page of this site, or from a program.")
}

extension IPAddress {
  /// The bytes that one household has for itself: all of IPv4's, the first eight of IPv6's.
  fileprivate var household: [UInt8] {
    switch self {
    case .v4(let number): (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
    case .v6(let high, _): (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * UInt64($0))) }
    }
  }
}
