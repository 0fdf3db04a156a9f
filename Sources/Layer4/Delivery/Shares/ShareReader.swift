import Curl
public import EditionModel
import Site
import Storage
import WebAddress

/// The address of a site that editions are read from: by HTTPS, or on this machine.
public struct ShareSite: Hashable, Sendable, CustomStringConvertible {
  /// Without a slash at its end.
  public let description: String

  /// Reads `https://news.example.org` or `https://news.example.org/NAME`; nil for anything else.
  public init?(_ text: String) {
    guard let url = WebURL(text), ["http", "https"].contains(url.scheme), url.query == nil, url.fragment == nil,
      url.username.isEmpty,
      url.password.isEmpty, let host = url.host
    else { return nil }
    let isHere =
      host == "localhost" || host == "[::1]" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    guard url.scheme == "https" || isHere else { return nil }
    let place = "\(url.scheme)://\(host)" + (url.port.map { ":\($0)" } ?? "") + url.path
    description = place.hasSuffix("/") ? String(place.dropLast()) : place
  }
}

extension Deliverer {
  /// Reads a sealed edition from its site and keeps it in this folder, so that a round can deliver it. Whoever has left there has
  /// left here too.
  ///
  /// - Parameters:
  ///   - token: what the site knows this process by.
  ///   - sleep: waits between tries.
  /// - Returns: the hash of the sealed edition.
  /// - Throws: ``ShareFailure``; ``StoreError``.
  public func read(
    _ key: EditionKey, from site: ShareSite, token: String, sleep: @escaping @Sendable (Duration) async throws -> Void
  ) async throws -> ContentHash {
    let bytes = try await ShareReader(site: site, token: token, sleep: sleep).document(of: key)
    let found = try SharedEdition(
      checking: bytes, for: (publication.id, key, try await subscriptions.listMark()), from: "\(site)", now: now())
    let edition = try found.edition(from: "\(site)")
    if case .differs(let hash) = try await publication.keep(edition, source: shelf.source, at: now()) {
      throw ShareFailure(
        "The edition \(key) that \(site) gave isn't the one that is in this folder, whose hash is \(hash).")
    }
    try await publication.subscribers.leave(found.left, at: now())
    return edition.manifest.hash
  }
}

/// Asks a site for a sealed edition. Like a webhook's, the address is the operator's own; no redirect is followed.
struct ShareReader: Sendable {
  let site: ShareSite
  let token: String
  let sleep: @Sendable (Duration) async throws -> Void
  private let driver = CurlDriver()

  init(site: ShareSite, token: String, sleep: @escaping @Sendable (Duration) async throws -> Void) {
    (self.site, self.token, self.sleep) = (site, token, sleep)
  }

  /// Seconds to wait before each further try.
  private static let pauses = [1, 4, 15]

  func document(of key: EditionKey) async throws(ShareFailure) -> [UInt8] {
    var limits = CurlLimits()
    limits.bodyBytes = 64 << 20
    let transfer = CurlTransfer(
      "\(site)/editions/\(key)/sealed",
      options: [
        .fields(["Authorization: Bearer \(token)", "Accept: application/json", "User-Agent: tenhn"]),
        .time(.seconds(120)), .connectTime(.seconds(15)), .silence(60), .http1,
      ], limits: limits)
    var trouble = ""
    for pause in [0] + Self.pauses {
      if pause > 0 { do { try await sleep(.seconds(pause)) } catch { throw ShareFailure("Reading was stopped.") } }
      let answer: CurlAnswer
      do throws(CurlFailure) { answer = try await driver.perform(transfer) } catch {
        trouble = try Self.trouble(error, site)
        continue
      }
      switch answer.code {
      case 200: return answer.body
      case 401:
        throw ShareFailure("\(site) refused the token. Give shard-secret-file the same secret here and there.")
      case 404: throw ShareFailure("\(site) has no sealed edition \(key), or no shard-secret is set there.")
      case 300..<400:
        throw ShareFailure("\(site) leads elsewhere (\(answer.code)). Write the address that it leads to.")
      // What may be better a moment later.
      case 408, 429, 500..<600: trouble = "it answered \(answer.code)"
      default: throw ShareFailure("\(site) answered \(answer.code). Check the address.")
      }
    }
    throw ShareFailure("\(site) couldn't be reached: \(trouble). Try again later.")
  }

  /// What to say if further tries fail too.
  private static func trouble(_ failure: CurlFailure, _ site: ShareSite) throws(ShareFailure) -> String {
    switch failure.reason {
    case .cancelled: throw ShareFailure("Reading was stopped.")
    case .name: throw ShareFailure("The host of \(site) can't be resolved. Check the address.")
    case .security: throw ShareFailure("There is no secure connection to \(site): its certificate isn't good.")
    case .bodyLimit: throw ShareFailure("What \(site) gave is larger than an edition can be. Check the address.")
    default: return failure.text.isEmpty ? "no answer came" : failure.text
    }
  }
}
