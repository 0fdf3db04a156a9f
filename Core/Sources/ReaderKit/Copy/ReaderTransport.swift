/// A connection to the site: `URLSession` on a phone, a fake site in tests.
public protocol ReaderTransport: Sendable {
  /// Requests a path under the site's root.
  ///
  /// - Parameters:
  ///   - path: the path, such as `/editions.json`.
  ///   - tag: the entity tag of the client's copy, for `If-None-Match`.
  /// - Throws: if there is no answer, or one other than 200, 304, 404 or 410.
  func get(_ path: String, tag: String?) async throws -> ReaderResponse
}

/// An answer of the site.
public enum ReaderResponse: Hashable, Sendable {
  /// 200, with its entity tag if it has one.
  case found(bytes: [UInt8], tag: String?)
  /// 304: the client's copy is current.
  case unchanged
  /// 404 or 410.
  case missing
}
