import Foundation
import ReaderKit

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Asks a site over `URLSession`, without cookies and without a cache of its own: tags are the client's business.
struct SiteTransport: ReaderTransport {
  let site: String
  /// What a proxy in front of the site asks for; nil if nothing.
  var login: SiteLogin?

  private static let session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpShouldSetCookies = false
    configuration.timeoutIntervalForRequest = 20
    return URLSession(configuration: configuration)
  }()

  func get(_ path: String, tag: String?) async throws -> ReaderResponse {
    guard let url = URL(string: site + path) else { throw Trouble.badAddress }
    var request = request(url)
    if let tag { request.setValue(tag, forHTTPHeaderField: "If-None-Match") }
    let (data, answer) = try await SiteTransport.send(request)
    if let trouble = Trouble(status: answer.statusCode) { throw trouble }
    switch answer.statusCode {
    case 304: return .unchanged
    case 404, 410: return .missing
    default: break
    }
    // A login page in place of the answer: the site's own, or that of a hotel's network.
    if answer.value(forHTTPHeaderField: "Content-Type")?.hasPrefix("text/html") == true, answer.url?.path != url.path {
      throw Trouble.login
    }
    return .found(bytes: [UInt8](data), tag: answer.value(forHTTPHeaderField: "ETag"))
  }

  /// Sends an answer of the reader.
  ///
  /// - Returns: the status of the site's reply; nil if there was none.
  func send(_ feedback: ReaderFeedback) async -> Int? {
    guard let url = URL(string: site + ReaderFeedback.path), let body = try? feedback.body() else { return nil }
    var request = request(url)
    request.httpMethod = "POST"
    request.httpBody = Data(body)
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    return try? await SiteTransport.send(request).1.statusCode
  }

  private func request(_ url: URL) -> URLRequest {
    var request = URLRequest(url: url)
    if let login { request.setValue(login.header, forHTTPHeaderField: "Authorization") }
    return request
  }

  private static func send(_ request: URLRequest) async throws -> (Data, HTTPURLResponse) {
    do {
      let (data, response) = try await session.data(for: request)
      guard let answer = response as? HTTPURLResponse else { throw Trouble.notTenHN }
      return (data, answer)
    } catch let error as URLError {
      throw Trouble(error.code)
    }
  }
}

extension Trouble {
  init(_ code: URLError.Code) {
    switch code {
    case .notConnectedToInternet, .dataNotAllowed, .internationalRoamingOff: self = .offline
    case .cannotFindHost, .dnsLookupFailed: self = .hostUnknown
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate, .clientCertificateRejected:
      self = .insecure
    case .badURL, .unsupportedURL: self = .badAddress
    default: self = .unreachable
    }
  }
}
