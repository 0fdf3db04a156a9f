import EditionModel
import FoundationEssentials

extension Publisher {
  /// The Content-Security-Policy that every page is made for: one style sheet by its hash, images from here,
  /// nothing else.
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
    var hasher = SHA256()
    hasher.update(StyleSheet.markup.bytes)
    let digest = Data(hasher.finalize()).base64EncodedString()
    return "default-src 'none';style-src 'sha256-\(digest)';img-src 'self';manifest-src 'self';base-uri 'none';"
      + "form-action 'self'"
  }()
}
