import CCrypto
import EditionModel
import JSONFormat

/// Makes the links by which Google's Wallet saves a pass: a token signed by the key of a service account.
public struct GoogleIssuer: Hashable, Sendable {
  /// The number of the issuer's account.
  let issuer: String
  private let email: String
  private let pem: String

  /// Reads the issuer's number and the service account's key, a file of JSON, with a space between; nil for anything else.
  public init?(issuer: String, key: String) {
    guard !issuer.isEmpty, issuer.count <= 30, issuer.allSatisfy({ $0.isASCII && $0.isNumber }),
      let json = try? JSON(parsing: Array(key.utf8)), let email = json["client_email"]?.string,
      let pem = json["private_key"]?.string
    else { return nil }
    (self.issuer, self.email, self.pem) = (issuer, email, pem)
    guard signature(of: []) != nil else { return nil }
  }

  /// The link that saves what is described.
  ///
  /// - Parameter objects: JSON of objects and their classes.
  func link(saving objects: [UInt8], at time: Timestamp) -> String? {
    var claims = JSONWriter()
    claims.object { json in
      json.field("iss", email)
      json.field("aud", "google")
      json.field("typ", "savetowallet")
      json.field("iat", Int(time.rawValue))
      json.key("payload")
      json.verbatim(objects)
    }
    let head = #"{"alg":"RS256","typ":"JWT"}"#
    let text = Base64URL.text(Array(head.utf8)) + "." + Base64URL.text(claims.bytes)
    return signature(of: Array(text.utf8)).map { "https://pay.google.com/gp/v/save/\(text).\(Base64URL.text($0))" }
  }

  private func signature(of bytes: [UInt8]) -> [UInt8]? {
    var signature = [UInt8](repeating: 0, count: 1024)
    let length = CCryptoSignRS256(pem, Int32(pem.utf8.count), bytes, bytes.count, &signature, signature.count)
    return length > 0 ? Array(signature.prefix(length)) : nil
  }
}
