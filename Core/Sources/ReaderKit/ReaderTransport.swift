/// How a reader's client asks its site: `URLSession` on a phone, a test's own server elsewhere.
public protocol ReaderTransport: Sendable {
  /// Asks for a path under the site's root.
  ///
  /// - Parameters:
  ///   - path: such as `/editions.json`.
  ///   - tag: the entity tag of what the client has, for `If-None-Match`.
  /// - Throws: where no answer came, or one that is neither 200, 304, 404 nor 410.
  func get(_ path: String, tag: String?) async throws -> ReaderResponse
}

/// An answer of the site.
public enum ReaderResponse: Hashable, Sendable {
  /// 200, with the entity tag where there is one.
  case found(bytes: [UInt8], tag: String?)
  /// 304: what the client has is current.
  case unchanged
  /// 404 or 410.
  case missing
}
