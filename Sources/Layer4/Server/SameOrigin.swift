import HTTPTypes
import Hummingbird

/// Judges whether a request comes from a page of another site.
enum SameOrigin {
  /// Allows requests from our own pages, and from programs.
  ///
  /// It goes by `Sec-Fetch-Site`, which pages can't forge, else by `Origin` (Fetch standard). Browsers leave `Sec-Fetch-Site` out on
  /// plain HTTP, and our `no-referrer` makes them write `Origin: null` on a form. Such a form must still work in somebody's
  /// home; all that another page could forge there is one answer of that home.
  static func allows(_ request: Request) -> Bool {
    if let site = request.headers[named: "Sec-Fetch-Site"] { return site == "same-origin" || site == "none" }
    guard let origin = request.headers[.origin], origin != "null" else { return true }
    return isOwn(origin, request)
  }

  /// Allows requests from programs, and from our own origin. For addresses that no page of ours calls, so `null` is refused.
  static func allowsProgram(_ request: Request) -> Bool {
    guard let origin = request.headers[.origin] else { return true }
    return isOwn(origin, request)
  }

  private static func isOwn(_ origin: String, _ request: Request) -> Bool {
    guard let authority = request.head.authority else { return false }
    return origin.lowercased() == "http://\(authority.lowercased())"
      || origin.lowercased() == "https://\(authority.lowercased())"
  }
}

extension HTTPFields {
  /// A field that the library has no name for.
  subscript(named name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }

  /// The values of all fields of that name.
  func values(named name: String) -> [String] { HTTPField.Name(name).map { self[values: $0] } ?? [] }
}
