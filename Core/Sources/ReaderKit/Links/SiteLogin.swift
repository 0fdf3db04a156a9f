#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The name and the password that a proxy in front of a site asks for (RFC 7617). The app keeps them in the system's keychain.
public struct SiteLogin: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The password.
  public var password: String

  /// Makes a login; nil without a name, or with one that can't be sent.
  public init?(name: String, password: String) {
    guard !name.isEmpty, !name.contains(":") else { return nil }
    self.name = name
    self.password = password
  }

  /// The value of `Authorization`.
  public var header: String { "Basic " + Data("\(name):\(password)".utf8).base64EncodedString() }
}
