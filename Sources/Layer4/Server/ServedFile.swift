import EditionModel
import HTTPTypes
import Hummingbird
import NIOCore
import Programs
import Site

/// A file ready to be served many times: in each form, its bytes in the server's own buffer, its strong tag and the whole head of
/// its answer.
final class ServedFile: Sendable {
  /// The path of the route that gives it.
  let route: String
  private let uncoded: Form
  private let gzip: Form?
  private let brotli: Form?
  /// Bytes in all forms together.
  let bytes: Int

  init(_ file: RenderedFile, cache: CacheRule = .revalidated, route: String = "", headers: [HTTPField] = Headers.fields)
  {
    self.route = route
    bytes = file.totalBytes
    let maker = FormMaker(
      name: String(file.hash.hex.prefix(32)), contentType: file.contentType, cache: cache, varies: file.gzip != nil,
      headers: headers, downloadName: file.downloadName)
    uncoded = maker.form(of: file.plain, coding: nil)
    gzip = file.gzip.map { maker.form(of: $0, coding: "gzip") }
    brotli = file.brotli.map { maker.form(of: $0, coding: "br") }
  }

  /// Answers a request, with its conditions and codings (RFC 9110, sections 12.5.3 and 13.1.2).
  func response(to request: Request, status: HTTPResponse.Status = .ok) -> Response {
    let form = form(for: request.headers)
    if status == .ok, let wanted = request.headers.onlyValue(of: .ifNoneMatch),
      ContentNegotiation.matches(wanted, tag: form.tag)
    {
      return Response(status: .notModified, headers: form.unchanged)
    }
    if status == .ok, hasRanges, request.method == .get {
      switch ByteRange(request.headers, size: form.bytes.readableBytes, tag: form.tag) {
      case .whole: break
      case .part(let range): return form.part(range)
      case .unsatisfiable:
        return Response(
          status: .rangeNotSatisfiable, headers: [.contentRange: "bytes */\(form.bytes.readableBytes)"])
      }
    }
    return Response(status: status, headers: form.headers, body: ResponseBody(byteBuffer: form.bytes))
  }

  /// Whether parts of it are sent: of books and images, which have one form.
  private var hasRanges: Bool { gzip == nil && brotli == nil }

  /// The smallest form that a request takes.
  private func form(for request: HTTPFields) -> Form {
    guard gzip != nil || brotli != nil else { return uncoded }
    let codings = ContentNegotiation.codings(for: request)
    if codings.brotli, let brotli { return brotli }
    if codings.gzip, let gzip { return gzip }
    return uncoded
  }
}

/// The file in one coding.
private struct Form: Sendable {
  let tag: String
  let bytes: ByteBuffer
  /// Those of an answer with the bytes, and of one that says that nothing changed.
  let headers, unchanged: HTTPFields

  /// An answer with some of the bytes.
  func part(_ range: Range<Int>) -> Response {
    var headers = headers
    headers[.contentLength] = String(range.count)
    headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.readableBytes)"
    let part = bytes.getSlice(at: bytes.readerIndex + range.lowerBound, length: range.count) ?? ByteBuffer()
    return Response(status: .partialContent, headers: headers, body: ResponseBody(byteBuffer: part))
  }
}

/// What the forms of one file have in common.
private struct FormMaker {
  let name: String
  let contentType: String
  let cache: CacheRule
  let varies: Bool
  /// Of every answer.
  let headers: [HTTPField]
  let downloadName: String?

  func form(of bytes: [UInt8], coding: String?) -> Form {
    // A strong tag names bytes, so compressed bytes have one of their own.
    let tag = coding.map { "\"\(name)-\($0)\"" } ?? "\"\(name)\""
    var unchanged: HTTPFields = [.eTag: tag, .cacheControl: cache.rawValue]
    if varies { unchanged[.vary] = "Accept-Encoding" }
    unchanged.append(contentsOf: headers)
    // The length comes first: each answer is searched for it.
    var whole: HTTPFields = [.contentLength: String(bytes.count), .contentType: contentType]
    whole[.contentEncoding] = coding
    whole[.contentDisposition] = downloadName.map(ContentDisposition.attachment)
    if !varies { whole[.acceptRanges] = "bytes" }
    whole.append(contentsOf: unchanged)
    return Form(tag: tag, bytes: ByteBuffer(bytes: bytes), headers: whole, unchanged: unchanged)
  }
}
