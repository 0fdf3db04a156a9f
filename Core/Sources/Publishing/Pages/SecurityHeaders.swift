import EditionModel
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Publisher {
  /// The Content-Security-Policy that every page is made for: one style sheet and one small script by their hashes,
  /// images, scripts and answers from here, nothing else. Strings become no code (trusted types), but for the
  /// address of the service worker.
  public static let contentSecurityPolicy = documentPolicy + ";frame-ancestors 'none'"

  /// What a server sends with every page, by name.
  public static let securityHeaders: [(name: String, value: String)] = [
    ("Content-Security-Policy", contentSecurityPolicy),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
  ]

  /// The same without `frame-ancestors`, which only a header may carry.
  static let documentPolicy: String = {
    let style = source(StyleSheet.markup)
    let early = source(WebScripts.early)
    return "default-src 'none';style-src \(style);script-src 'self' \(early);img-src 'self';connect-src 'self';"
      + "worker-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';"
      + "require-trusted-types-for 'script';trusted-types tenhn"
  }()

  /// The same for a page that holds everything itself: nothing comes from anywhere, and nothing runs.
  static let singlePagePolicy =
    "default-src 'none';style-src \(source(StyleSheet.markup));img-src data:;base-uri 'none';form-action 'none'"

  private static func source(_ markup: Markup) -> String {
    var hasher = SHA256()
    hasher.update(markup.bytes)
    return "'sha256-\(Data(hasher.finalize()).base64EncodedString())'"
  }
}
