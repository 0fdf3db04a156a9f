import Foundation
import ReaderKit

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The login of a site, in the system's keychain.
enum SitePassword {
  static func read(of site: String) -> SiteLogin? {
    guard let space = space(of: site), let known = URLCredentialStorage.shared.defaultCredential(for: space) else {
      return nil
    }
    return SiteLogin(name: known.user ?? "", password: known.password ?? "")
  }

  static func write(_ login: SiteLogin, of site: String) {
    guard let space = space(of: site) else { return }
    let known = URLCredential(user: login.name, password: login.password, persistence: .permanent)
    URLCredentialStorage.shared.setDefaultCredential(known, for: space)
  }

  private static func space(of site: String) -> URLProtectionSpace? {
    guard let url = URL(string: site), let host = url.host else { return nil }
    return URLProtectionSpace(
      host: host, port: url.port ?? 443, protocol: url.scheme, realm: "10HN", authenticationMethod: nil)
  }
}
