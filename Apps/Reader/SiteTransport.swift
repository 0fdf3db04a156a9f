import Foundation
import ReaderKit

/// Asks a site over `URLSession`, without cookies and without a cache of its own: tags are the client's business.
struct SiteTransport: ReaderTransport {
  let site: URL

  private static let session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpShouldSetCookies = false
    configuration.timeoutIntervalForRequest = 20
    return URLSession(configuration: configuration)
  }()

  func get(_ path: String, tag: String?) async throws -> ReaderResponse {
    var request = URLRequest(url: site.appending(path: String(path.dropFirst())))
    if let tag { request.setValue(tag, forHTTPHeaderField: "If-None-Match") }
    let (data, response) = try await SiteTransport.session.data(for: request)
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    switch response.statusCode {
    case 200: return .found(bytes: [UInt8](data), tag: response.value(forHTTPHeaderField: "ETag"))
    case 304: return .unchanged
    case 404, 410: return .missing
    default: throw URLError(.badServerResponse)
    }
  }
}
