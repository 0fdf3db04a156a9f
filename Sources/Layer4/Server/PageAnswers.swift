import EditionModel
import HTTPTypes
import Hummingbird
import JSONFormat
import Programs
import Publishing
import Site
import Storage
import VectorGraphics

/// Answers readers: files, images, search, feedback.
struct PageAnswers: Sendable {
  let files: FileCache<ServedFile>
  let blobs: BlobStore
  let status: StatusBoard
  let statusFiles: FreshCache<StatusFile, ServedFile>
  let operations: Operations
  let publisher: Publisher
  let bodies: RequestBodies

  /// The file at the request's path.
  @Sendable func file(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard let file = try await files.file(at: request.uri.path) else { throw HTTPFailure.notFound }
    return file.response(to: request)
  }

  @Sendable func blob(_ request: Request, _ context: ServerContext) async throws -> Response {
    let name = context.value(of: "hash")
    let isDrawing = name.hasSuffix(ImageType.drawingEnding)
    guard let hash = ContentHash(isDrawing ? String(name.dropLast(ImageType.drawingEnding.count)) : name) else {
      throw HTTPFailure.notFound
    }
    let file = try await WorkPool.pages.run { [blobs] () -> ServedFile? in
      // Articles are blobs too, and are served only inside of pages.
      guard let bytes = blobs.find(hash) else { return nil }
      if isDrawing {
        // Whatever is in the store: only what was written anew, and changes no more, is a drawing.
        guard VectorPicture.isRewritten(bytes) else { return nil }
        let drawing = RenderedFile(bytes: bytes, contentType: ImageType.svg.rawValue, hash: hash)
        return ServedFile(drawing, cache: .immutable, headers: Headers.drawing)
      }
      guard let type = ImageType(sniffing: bytes) else { return nil }
      // The store has compared the bytes with their name, which is their hash.
      return ServedFile(RenderedFile(bytes: bytes, contentType: type.rawValue, hash: hash), cache: .immutable)
    }
    guard let file else { throw HTTPFailure.notFound }
    return file.response(to: request)
  }

  /// The status as of a few seconds ago.
  @Sendable func status(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard let form = StatusFile(rawValue: request.uri.path) else { throw HTTPFailure.notFound }
    let file = try await statusFiles.value(for: form) { [status, publisher] in
      ServedFile(RenderedFile(publisher.file(form, of: try status.moment().report)))
    }
    guard let file else { throw HTTPFailure.notFound }
    return file.response(to: request)
  }

  @Sendable func search(_ request: Request, _ context: ServerContext) async throws -> Response {
    let values = FormText.values(in: request.uri.query ?? "")
    let text = values.first { $0.name == "q" }?.value ?? ""
    let cursor = values.first { $0.name == "cursor" }?.value
    let file = try await context.search { [operations, publisher] work in
      let found = try operations.find(text, cursor: cursor, work: work)
      let page = publisher.searchPage(
        found.query, found: text.isEmpty ? nil : found.stories, total: found.total, isCapped: found.isCapped,
        cursor: found.cursor, hasEditions: operations.editions.known.total > 0)
      return ServedFile(RenderedFile(page))
    }
    return file.response(to: request)
  }

  /// A search by an e-reader.
  @Sendable func catalogueSearch(_ request: Request, _ context: ServerContext) async throws -> Response {
    let values = FormText.values(in: request.uri.query ?? "")
    let text = values.first { $0.name == "q" || $0.name == "query" }?.value ?? ""
    let format: SiteFile.CatalogueFormat = request.uri.path.hasSuffix(".json") ? .json : .xml
    let file = try await context.search { [operations, publisher] work in
      let found = try operations.find(text, cursor: nil, work: work)
      let editions = operations.editions
      let page = publisher.catalogueSearch(
        found.query, found: found.stories, editions: try editions.editions(found.stories.map(\.key)),
        newest: editions.known.newest, format: format)
      return ServedFile(RenderedFile(page))
    }
    return file.response(to: request)
  }

  /// A form's answer. The reader is sent on to a page with thanks, so that reloading it doesn't send the form again.
  @Sendable func feedback(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard SameOrigin.allows(request) else { throw HTTPFailure.otherSite }
    let form = FormText.values(in: String(decoding: try await bodies.read(request), as: UTF8.self))
    let (key, number) = (context.value(of: "key"), context.value(of: "number"))
    // A form sends an empty note, and browsers write its line ends as two characters.
    let values = form.map { ($0.name, JSON.string($0.value.replacing("\r\n", with: "\n"))) }
    let arguments = try Arguments(
      [("key", .string(key)), ("number", JSON(Int(number)))] + values, for: ProgramOperation.feedback.parameters)
    _ = try await operations.reply(to: .feedback, arguments, from: bodies.caller(request, context))
    return Response(
      status: .seeOther,
      headers: [.location: "\(publisher.settings.basePath)/editions/\(key)/\(number)/thanks"])
  }

  @Sendable func thanks(_ request: Request, _ context: ServerContext) async throws -> Response {
    guard let key = EditionKey(context.value(of: "key")), let number = Int(context.value(of: "number")),
      let bundle = try await operations.editions.bundle(of: key)
    else { throw Refusal.noSuchStory }
    let file = try await WorkPool.pages.run { [publisher] in
      publisher.thanksPage(number, of: bundle).map { ServedFile(RenderedFile($0)) }
    }
    guard let file else { throw Refusal.noSuchStory }
    return file.response(to: request)
  }
}
