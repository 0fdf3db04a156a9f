/// Undoes the `Content-Encoding` of an HTTP message (RFC 9110, section 8.4).
public enum ContentCoding {
  /// Why a body could not be decoded.
  public enum Failure: Error, Equatable, Sendable {
    /// A coding that was never offered, or more than one coding.
    case unsupported(String)
    case corrupt
    case truncated
    case tooLarge(limit: Int)
  }

  /// Undoes a content coding.
  ///
  /// At most one: stacked codings hide a bomb in a bomb, and no honest server was seen to use them.
  /// - Parameters:
  ///   - header: the field's value, several fields joined by commas; nil or `identity` leaves the body as it is.
  ///   - limit: the maximum output in bytes.
  public static func decode(_ body: [UInt8], header: String?, limit: Int) throws(Failure) -> [UInt8] {
    let codings = names(in: header)
    guard codings.count <= 1 else { throw .unsupported(codings.joined(separator: ", ")) }
    guard let coding = codings.first else {
      guard body.count <= limit else { throw .tooLarge(limit: limit) }
      return body
    }
    guard let format = format(of: coding, body: body) else { throw .unsupported(coding) }
    // Some servers name a coding on an empty body, for instance with errors.
    if body.isEmpty { return [] }
    do {
      return try inflate(body, as: format, limit: limit)
    } catch {
      switch error {
      case .corrupt: throw .corrupt
      case .truncated: throw .truncated
      case .tooLarge(let limit): throw .tooLarge(limit: limit)
      }
    }
  }

  private static func names(in header: String?) -> [String] {
    (header ?? "").lowercased().split(separator: ",")
      .map { $0.filter { $0 != " " && $0 != "\t" } }
      .filter { !$0.isEmpty && $0 != "identity" }
  }

  private static func format(of coding: String, body: [UInt8]) -> DeflateFormat? {
    switch coding {
    case "gzip", "x-gzip": .gzip
    case "deflate": looksLikeZlib(body) ? .zlib : .raw
    default: nil
    }
  }

  /// RFC 1950, section 2.2: method 8, and a header that is a multiple of 31.
  private static func looksLikeZlib(_ body: [UInt8]) -> Bool {
    guard body.count >= 2 else { return true }
    return body[0] & 0x0F == 8 && (Int(body[0]) << 8 | Int(body[1])) % 31 == 0
  }
}
