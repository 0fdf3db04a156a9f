import Archive
import EditionModel
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing

/// A file made ready once and served many times: its bytes, plain and compressed, each with its strong tag and the
/// whole head of its answer.
final class ServedFile: Sendable {
  let contentType: String
  let plain: ByteBuffer
  private let gzip: Form?
  /// Nil where the system has no brotli, and for what is served once.
  private let brotli: Form?
  private let uncoded: Form

  /// - Parameter isMadeOnce: whether it is made ready to be served many times, so that a smaller coding pays.
  init(bytes: [UInt8], contentType: String, isImmutable: Bool = false, isMadeOnce: Bool = false) {
    self.contentType = contentType
    plain = ByteBuffer(bytes: bytes)
    let isPacked = contentType.hasPrefix("image/") || contentType == "application/epub+zip"
    let isText = !isPacked || contentType.hasPrefix("image/svg")
    // Compression may gain nothing.
    let gzip = isText && bytes.count > 512 ? Archive.gzip(bytes).smaller(than: bytes.count) : nil
    let brotli = isMadeOnce ? gzip.flatMap { Archive.brotli(bytes)?.smaller(than: $0.count) } : nil
    let maker = FormMaker(
      name: String(ContentHash(of: bytes).hex.prefix(32)), contentType: contentType, isImmutable: isImmutable,
      varies: gzip != nil)
    uncoded = maker.form(of: plain, coding: nil)
    self.gzip = gzip.map { maker.form(of: ByteBuffer(bytes: $0), coding: "gzip") }
    self.brotli = brotli.map { maker.form(of: ByteBuffer(bytes: $0), coding: "br") }
  }

  convenience init(_ file: OutputFile, isMadeOnce: Bool = false) {
    self.init(bytes: file.bytes, contentType: file.contentType, isMadeOnce: isMadeOnce)
  }

  /// The answer to a request, with its conditions and codings seen to (RFC 9110, 12.5.3 and 13.1.2).
  func response(to request: Request, status: HTTPResponse.Status = .ok) -> Response {
    let form = form(for: request.headers)
    if status == .ok, let wanted = request.headers.onlyValue(of: .ifNoneMatch),
      ContentNegotiation.matches(wanted, tag: form.tag)
    {
      return Response(status: .notModified, headers: form.unchanged)
    }
    return Response(status: status, headers: form.headers, body: ResponseBody(byteBuffer: form.bytes))
  }

  /// The smallest that a request takes.
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
  /// Those of an answer with the bytes, and of one that says they are the same as before.
  let headers, unchanged: HTTPFields
}

/// What the forms of one file have in common.
private struct FormMaker {
  let name: String
  let contentType: String
  let isImmutable: Bool
  let varies: Bool

  func form(of bytes: ByteBuffer, coding: String?) -> Form {
    // A strong tag names bytes, so compressed bytes have one of their own.
    let tag = coding.map { "\"\(name)-\($0)\"" } ?? "\"\(name)\""
    var unchanged: HTTPFields = [
      .eTag: tag, .cacheControl: isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
    ]
    if varies { unchanged[.vary] = "Accept-Encoding" }
    unchanged.append(contentsOf: Headers.fields)
    // The length stands first, because each answer is searched for it.
    var headers: HTTPFields = [.contentLength: String(bytes.readableBytes), .contentType: contentType]
    headers[.contentEncoding] = coding
    headers.append(contentsOf: unchanged)
    return Form(tag: tag, bytes: bytes, headers: headers, unchanged: unchanged)
  }
}

extension [UInt8] {
  fileprivate func smaller(than size: Int) -> [UInt8]? { count < size ? self : nil }
}
