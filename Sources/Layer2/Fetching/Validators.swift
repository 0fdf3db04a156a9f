import Archive

/// What a server gave to check whether its answer is still current (RFC 9110, section 8.8).
struct Validators: Sendable, Hashable {
  let tag: String?
  let lastModified: String?

  /// Longer values don't name a version; they track who asks.
  private static let maximumLength = 256

  /// Returns nil if the server gave nothing useful.
  init?(_ headers: HeaderFields) {
    func value(_ name: String) -> String? {
      headers[name].flatMap { (1...Validators.maximumLength).contains($0.utf8.count) ? $0 : nil }
    }
    tag = value("ETag").flatMap { $0.hasSuffix("\"") ? $0 : nil }
    lastModified = value("Last-Modified")
    guard tag != nil || lastModified != nil else { return nil }
  }

  /// The fields that make a request conditional. A server that knows tags ignores the date (section 13.1.3).
  var fields: [HeaderFields.Field] {
    [tag.map { .init("If-None-Match", $0) }, lastModified.map { .init("If-Modified-Since", $0) }].compactMap(\.self)
  }
}
