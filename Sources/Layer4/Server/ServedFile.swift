import Archive
import EditionModel
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing

/// A file made ready once and served many times: its strong tag, its bytes, and its bytes compressed.
struct ServedFile: Sendable {
  let contentType: String
  let tag: String
  private let gzipTag: String
  private let brotliTag: String
  let plain: ByteBuffer
  /// Nil where compression gains nothing, as for images.
  let gzip: ByteBuffer?
  /// Nil where the system has no brotli, and for what is served once.
  let brotli: ByteBuffer?
  let isImmutable: Bool

  /// - Parameter isMadeOnce: whether it is made ready to be served many times, so that a smaller coding pays.
  init(bytes: [UInt8], contentType: String, isImmutable: Bool = false, isMadeOnce: Bool = false) {
    self.contentType = contentType
    self.isImmutable = isImmutable
    // A strong tag names bytes, so compressed bytes have one of their own.
    let name = ContentHash(of: bytes).hex.prefix(32)
    tag = "\"\(name)\""
    gzipTag = "\"\(name)-gzip\""
    brotliTag = "\"\(name)-br\""
    plain = ByteBuffer(bytes: bytes)
    let isPacked = contentType.hasPrefix("image/") || contentType == "application/epub+zip"
    let isText = !isPacked || contentType.hasPrefix("image/svg")
    let compressed = isText && bytes.count > 512 ? Archive.gzip(bytes) : nil
    self.gzip = compressed.flatMap { $0.count < bytes.count ? ByteBuffer(bytes: $0) : nil }
    let smaller = isMadeOnce && gzip != nil ? Archive.brotli(bytes) : nil
    brotli = smaller.flatMap { $0.count < (compressed?.count ?? 0) ? ByteBuffer(bytes: $0) : nil }
  }

  init(_ file: OutputFile, isMadeOnce: Bool = false) {
    self.init(bytes: file.bytes, contentType: file.contentType, isMadeOnce: isMadeOnce)
  }

  /// The answer to a request, with its conditions and codings seen to (RFC 9110, 12.5.3 and 13.1.2).
  func response(to request: Request, status: HTTPResponse.Status = .ok) -> Response {
    let (coding, tag, bytes) = coded(for: request.headers[.acceptEncoding])
    var headers = HTTPFields()
    headers.reserveCapacity(16)
    headers.append(HTTPField(name: .eTag, value: tag))
    headers.append(
      HTTPField(name: .cacheControl, value: isImmutable ? "public, max-age=31536000, immutable" : "no-cache"))
    if gzip != nil { headers[.vary] = "Accept-Encoding" }
    if status == .ok, let wanted = request.headers[.ifNoneMatch], ContentNegotiation.matches(wanted, tag: tag) {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = contentType
    headers[.contentEncoding] = coding
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }

  /// The smallest of the codings that a request takes, and its name.
  private func coded(for accepted: String?) -> (coding: String?, tag: String, ByteBuffer) {
    if let brotli, ContentNegotiation.accepts("br", in: accepted) { return ("br", brotliTag, brotli) }
    if let gzip, ContentNegotiation.accepts("gzip", in: accepted) { return ("gzip", gzipTag, gzip) }
    return (nil, tag, plain)
  }
}

/// What request headers ask for.
enum ContentNegotiation {
  /// Whether an `Accept-Encoding` lists a coding, itself or by `*`, with a weight above zero.
  static func accepts(_ coding: String, in header: String?) -> Bool {
    guard let header else { return false }
    // What every browser sends has neither weights nor stars, and is read without making strings of its parts.
    if !header.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "*") }) {
      return header.utf8.split(separator: UInt8(ascii: ",")).contains {
        Substring($0).trimmingASCIISpace().utf8.elementsEqual(coding.utf8) { $0 | 0x20 == $1 }
      }
    }
    var byStar = false
    for part in header.split(separator: ",") {
      let pieces = part.split(separator: ";").map { $0.trimmingASCIISpace().lowercased() }
      guard let name = pieces.first else { continue }
      let isRefused = pieces.dropFirst().contains { $0.hasPrefix("q=") && (Double($0.dropFirst(2)) ?? 0) <= 0 }
      if name == coding { return !isRefused }
      if name == "*" { byStar = !isRefused }
    }
    return byStar
  }

  /// Whether an `If-None-Match` names a tag; weak comparison, as the method asks.
  static func matches(_ header: String, tag: String) -> Bool {
    header.split(separator: ",").contains { part in
      let candidate = part.trimmingASCIISpace()
      return candidate == "*" || candidate == tag || candidate == "W/\(tag)"
    }
  }
}

extension Substring {
  fileprivate func trimmingASCIISpace() -> Substring {
    drop { $0 == " " || $0 == "\t" }.reversedDropping { $0 == " " || $0 == "\t" }
  }

  private func reversedDropping(while predicate: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, predicate(last) { rest.removeLast() }
    return rest
  }
}
