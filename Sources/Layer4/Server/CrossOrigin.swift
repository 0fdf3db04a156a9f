import HTTPTypes
import Hummingbird

/// Lets scripts of other sites read the API, feeds and editions as data (Fetch standard, CORS protocol).
///
/// It is for public sites alone. Why: any page that a reader visits could otherwise read what a private instance in the reader's
/// home holds. Nothing that is written can be reached this way.
struct CrossOrigin: Sendable {
  /// Whether scripts of other sites may read.
  let isAllowed: Bool

  /// Adds the headers to an answer that scripts may read.
  func mark(_ response: inout Response, for request: Request) {
    guard isAllowed, [.get, .head, .options].contains(request.method), Self.isData(request.uri.path) else { return }
    response.headers[.accessControlAllowOrigin] = "*"
    guard request.method == .options else {
      response.headers[.accessControlExposeHeaders] = "ETag"
      return
    }
    response.headers[.accessControlAllowMethods] = "GET, HEAD"
    response.headers[.accessControlAllowHeaders] = "If-None-Match"
    response.headers[.accessControlMaxAge] = "86400"
  }

  /// Whether a path gives data for programs.
  private static func isData(_ path: String) -> Bool {
    path.hasPrefix("/api/") || [".json", ".atom", ".xml", ".md"].contains { path.hasSuffix($0) }
  }
}
