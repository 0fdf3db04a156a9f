import Hummingbird

/// The secret that a program shows in `Authorization` (RFC 6750).
enum BearerToken {
  /// Whether a request shows this token. It compares without telling by the time how much is right.
  static func matches(_ token: String, in request: Request) -> Bool {
    guard let field = request.headers[.authorization], field.hasPrefix("Bearer ") else { return false }
    let (given, wanted) = (Array(field.dropFirst(7).utf8), Array(token.utf8))
    guard given.count == wanted.count else { return false }
    return zip(given, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
