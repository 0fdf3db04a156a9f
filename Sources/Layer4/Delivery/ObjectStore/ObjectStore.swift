import CCrypto
import Curl
import EditionModel
import Foundation

/// A bucket, or a folder of one, in a store that speaks S3: addressed by path, signed by libcurl (AWS's Signature 4).
struct ObjectStore: Sendable {
  let setup: ObjectStoreSetup
  /// Waits between tries.
  let sleep: @Sendable (Duration) async throws -> Void
  private let driver = CurlDriver()

  init(_ setup: ObjectStoreSetup, sleep: @escaping @Sendable (Duration) async throws -> Void) {
    (self.setup, self.sleep) = (setup, sleep)
  }

  /// The tags of all objects under the prefix, by their paths within it.
  func list() async throws(PublishFailure) -> [String: String] {
    var (tags, token): ([String: String], String?) = ([:], nil)
    repeat {
      // The signature wants the parameters in the order of their names.
      var query = token.map { "continuation-token=\(Self.encoded($0))&" } ?? ""
      query += "list-type=2&prefix=\(Self.encoded(setup.prefix))"
      let answer = try await perform("GET", "/\(setup.bucket)?\(query)", what: "the list of what is there")
      guard let page = ObjectListing(answer.body) else {
        throw PublishFailure("\(setup.place) doesn't answer like a store of objects. Check publish-to.")
      }
      for (key, tag) in page.tags where key.hasPrefix(setup.prefix) {
        tags[String(key.dropFirst(setup.prefix.count))] = tag
      }
      token = page.next
    } while token != nil
    return tags
  }

  /// The bytes of an object; nil if there is none.
  func get(_ path: String) async throws(PublishFailure) -> [UInt8]? {
    let answer = try await perform("GET", address(path), what: path, allowsMissing: true)
    return answer.code == 404 ? nil : answer.body
  }

  func put(_ path: String, _ bytes: [UInt8], type: String, cache: String) async throws(PublishFailure) {
    _ = try await perform(
      "PUT", address(path), what: path, body: bytes, fields: ["Content-Type: \(type)", "Cache-Control: \(cache)"])
  }

  func delete(_ path: String) async throws(PublishFailure) {
    _ = try await perform("DELETE", address(path), what: path, allowsMissing: true)
  }

  func close() async { await driver.shutdown() }

  private func address(_ path: String) -> String {
    "/\(setup.bucket)/"
      + (setup.prefix + path).split(separator: "/").map { Self.encoded(String($0)) }.joined(separator: "/")
  }

  /// Seconds to wait before each further try.
  private static let pauses = [1, 4, 15]

  private func perform(
    _ method: String, _ target: String, what: String, body: [UInt8]? = nil, fields: [String] = [],
    allowsMissing: Bool = false
  ) async throws(PublishFailure) -> CurlAnswer {
    var trouble = ""
    for pause in [0] + Self.pauses {
      if pause > 0 { do { try await sleep(.seconds(pause)) } catch { throw PublishFailure("Publishing was stopped.") } }
      let answer: CurlAnswer
      do throws(CurlFailure) {
        answer = try await driver.perform(transfer(method, target, body, fields))
      } catch {
        guard error.isPassing else { throw PublishFailure(error, setup) }
        trouble = error.text.isEmpty ? "no answer came" : error.text
        continue
      }
      switch answer.code {
      case 200..<300: return answer
      case 404 where allowsMissing: return answer
      // What may be better a moment later.
      case 408, 429, 500..<600: trouble = "it answered \(answer.code)"
      default: throw PublishFailure(refusal: answer, of: method, what, setup)
      }
    }
    throw PublishFailure(
      "\(setup.place) couldn't be reached for \(what): \(trouble). Run the command again; it goes on.")
  }

  private func transfer(_ method: String, _ target: String, _ body: [UInt8]?, _ fields: [String]) -> CurlTransfer {
    var limits = CurlLimits()
    limits.bodyBytes = 8 << 20
    let hash = ContentHash(of: body ?? []).hex
    var options: [CurlOption] = [
      .signed(service: "s3", region: setup.region), .time(.seconds(300)), .connectTime(.seconds(20)), .silence(60),
      // Every field is signed: no User-Agent, which some stores leave out of what they check, and none that is empty, which libcurl
      // 7.88 signs and doesn't send.
      .fields(fields + ["x-amz-content-sha256: \(hash)"]), .http1,
    ]
    options += CurlOption.login(user: setup.keyID, password: setup.secret)
    if let body { options.append(.post(body)) }
    if method != "GET" { options.append(.method(method)) }
    return CurlTransfer(setup.endpoint + target, options: options, limits: limits)
  }

  /// As the signature wants it (RFC 3986): everything but letters, digits and four signs.
  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }

  /// What the store calls these bytes; nil where the system has no MD5: then everything counts as changed.
  static func tag(of bytes: [UInt8]) -> String? {
    var digest = [UInt8](repeating: 0, count: 16)
    var length = 16
    guard EVP_Q_digest(nil, "MD5", nil, bytes, bytes.count, &digest, &length) == 1, length == 16 else { return nil }
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension CurlFailure {
  /// Whether another try may succeed.
  fileprivate var isPassing: Bool {
    switch reason {
    case .connection, .connectionTime, .handshakeTime, .answerTime, .broken, .closedEarly, .framing: true
    default: false
    }
  }
}
