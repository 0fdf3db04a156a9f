import CCrypto
import EditionModel
import Foundation

/// A key pair on P-256, as bytes.
struct PushKeyPair: Hashable, Sendable {
  /// 32 bytes.
  var secret: [UInt8]
  /// The point, uncompressed: 65 bytes.
  var point: [UInt8]

  /// Makes a new pair; nil if the system gives no random numbers.
  static func make() -> PushKeyPair? {
    var (secret, point) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 65))
    guard CCryptoMakeCurvePair(&secret, &point) == 1 else { return nil }
    return PushKeyPair(secret: secret, point: point)
  }

  /// Both parts as one secret to be stored.
  var bytes: [UInt8] { secret + point }

  init(secret: [UInt8], point: [UInt8]) { (self.secret, self.point) = (secret, point) }

  /// Reads what ``bytes`` wrote.
  init?(bytes: [UInt8]) {
    guard bytes.count == 97 else { return nil }
    self.init(secret: Array(bytes.prefix(32)), point: Array(bytes.dropFirst(32)))
  }

  /// Lets a task use the pair as libcrypto has it.
  private func withKey<Result>(_ body: (OpaquePointer) -> Result?) -> Result? {
    guard secret.count == 32, point.count == 65, let key = CCryptoCurvePair(secret, point) else { return nil }
    defer { EVP_PKEY_free(key) }
    return body(key)
  }

  /// The secret that this pair and a browser's share; nil if the browser's point isn't on the curve.
  func agreement(with other: [UInt8]) -> [UInt8]? {
    guard other.count == 65, let peer = CCryptoCurveKey("P-256", other, other.count) else { return nil }
    defer { EVP_PKEY_free(peer) }
    return withKey { key in
      var shared = [UInt8](repeating: 0, count: 32)
      return CCryptoAgree(key, peer, &shared) == 1 ? shared : nil
    }
  }

  /// A signature by ES256.
  func signature(of text: [UInt8]) -> [UInt8]? {
    withKey { key in
      var signature = [UInt8](repeating: 0, count: 64)
      return CCryptoSignES256(key, text, text.count, &signature) == 1 ? signature : nil
    }
  }
}

/// Encrypts messages for one browser, so that the service that carries them can't read them (RFC 8291, RFC 8188).
enum PushEncryption {
  /// - Parameters:
  ///   - point: the browser's public key, 65 bytes.
  ///   - auth: its secret, 16 bytes.
  ///   - pair: a new pair for this message.
  ///   - salt: 16 new bytes.
  /// - Returns: nil if the browser's key isn't one, or the text is too long for one record.
  static func sealed(
    _ text: [UInt8], point: [UInt8], auth: [UInt8], pair: PushKeyPair, salt: [UInt8]
  ) -> [UInt8]? {
    guard text.count <= 3900, auth.count == 16, salt.count == 16, let shared = pair.agreement(with: point) else {
      return nil
    }
    let info = Array("WebPush: info\0".utf8) + point + pair.point
    let input = HMAC.sha256(info + [1], key: HMAC.sha256(shared, key: auth))
    let base = HMAC.sha256(input, key: salt)
    let key = HMAC.sha256(Array("Content-Encoding: aes128gcm\0".utf8) + [1], key: base).prefix(16)
    let nonce = HMAC.sha256(Array("Content-Encoding: nonce\0".utf8) + [1], key: base).prefix(12)
    // 2 ends the last record.
    let plain = text + [2]
    var sealed = [UInt8](repeating: 0, count: plain.count + 16)
    guard CCryptoSealGCM(Array(key), Array(nonce), plain, Int32(plain.count), &sealed) == 1 else { return nil }
    return salt + [0, 0, 0x10, 0, 65] + pair.point + sealed
  }
}

/// Proves to a push service who sends (VAPID, RFC 8292).
enum PushProof {
  /// The value of `Authorization`.
  ///
  /// - Parameters:
  ///   - audience: the service's origin.
  ///   - contact: an email address or the web, as a URL.
  static func header(audience: String, contact: String, pair: PushKeyPair, expires: Timestamp) -> String? {
    func quoted(_ text: String) -> String { text.filter { $0 != "\"" && $0 != "\\" && $0.isASCII && !$0.isNewline } }
    let head = #"{"typ":"JWT","alg":"ES256"}"#
    let claims = #"{"aud":"\#(quoted(audience))","exp":\#(expires.rawValue),"sub":"\#(quoted(contact))"}"#
    let text = Base64URL.text(Array(head.utf8)) + "." + Base64URL.text(Array(claims.utf8))
    guard let signature = pair.signature(of: Array(text.utf8)) else { return nil }
    return "vapid t=\(text).\(Base64URL.text(signature)),k=\(Base64URL.text(pair.point))"
  }
}

/// Base64 for addresses, without padding (RFC 4648, section 5).
enum Base64URL {
  static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  static func bytes(_ text: String) -> [UInt8]? {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/").replacing("=", with: "")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)).map {
      [UInt8]($0)
    }
  }
}
