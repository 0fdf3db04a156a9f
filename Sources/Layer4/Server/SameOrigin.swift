import HTTPTypes
import Hummingbird

/// Whether a request that changes something was made by one of our own pages, or by no page at all.
enum SameOrigin {
  /// By `Sec-Fetch-Site`, which pages can't forge, else by `Origin` (Fetch standard).
  ///
  /// Browsers leave `Sec-Fetch-Site` out where a site isn't served securely, and our own `no-referrer` makes them write
  /// `Origin: null` on a form: on plain HTTP in somebody's home such a form must still work, and what another page
  /// could forge there is one answer of that very home.
  static func allows(_ request: Request) -> Bool {
    if let site = request.headers[named: "Sec-Fetch-Site"] { return site == "same-origin" || site == "none" }
    guard let origin = request.headers[.origin], origin != "null" else { return true }
    return isOwn(origin, request)
  }

  /// The same for what no page of ours ever calls: a page's `Origin` must be ours, `null` is none.
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
