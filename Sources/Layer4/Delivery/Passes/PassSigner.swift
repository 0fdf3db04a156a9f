import CCrypto
import EditionModel
import Publishing

/// Signs passes for Apple's Wallet by a certificate that Apple gave to the operator.
public struct PassSigner: Hashable, Sendable {
  /// Key and certificates in PEM.
  private let pem: String
  /// The pass type identifier, such as `pass.org.example.news`.
  let type: String
  /// The team's identifier.
  let team: String
  /// Since and until when the certificate is valid.
  let validity: ClosedRange<Timestamp>

  /// Reads a text in PEM with the key, its certificate and Apple's certificate between; nil if the key's certificate isn't among them or
  /// is none for passes.
  public init?(pem: String) {
    func part(_ number: Int32) -> (name: String, from: Int64, until: Int64)? {
      var name = [CChar](repeating: 0, count: 256)
      var (from, until): (Int64, Int64) = (0, 0)
      guard CCryptoCertificate(pem, Int32(pem.utf8.count), number, &name, Int32(name.count), &from, &until) == 1 else {
        return nil
      }
      let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      return (String(decoding: bytes, as: UTF8.self), from, until)
    }
    guard pem.utf8.count < 1 << 20, let type = part(NID_userId), type.name.hasPrefix("pass."),
      let team = part(NID_organizationalUnitName), type.from <= type.until
    else { return nil }
    (self.pem, self.type, self.team) = (pem, type.name, team.name)
    validity = Timestamp(type.from)...Timestamp(type.until)
  }

  /// The whole pass: the files, their hashes in `manifest.json`, and its signature.
  func pass(_ files: [PassFile], _ publisher: Publisher) -> [UInt8]? {
    var hashes: [String: String] = [:]
    for file in files {
      guard let hash = Self.sha1(file.bytes) else { return nil }
      hashes[file.name] = hash
    }
    guard let manifest = try? CanonicalJSON.encode(hashes), let signature = signature(of: manifest) else { return nil }
    return publisher.packed(files + [PassFile("manifest.json", manifest), PassFile("signature", signature)])
  }

  /// A detached signature of PKCS #7 (RFC 5652) in DER.
  func signature(of bytes: [UInt8]) -> [UInt8]? {
    var size: Int32 = 0
    guard let der = CCryptoSignDetached(pem, Int32(pem.utf8.count), bytes, Int32(bytes.count), &size) else {
      return nil
    }
    defer { CCryptoFree(der) }
    return Array(UnsafeBufferPointer(start: der, count: Int(size)))
  }

  /// The format asks for SHA-1; the signature over the hashes is by SHA-256.
  private static func sha1(_ bytes: [UInt8]) -> String? {
    var digest = [UInt8](repeating: 0, count: 20)
    var length = 20
    guard EVP_Q_digest(nil, "SHA1", nil, bytes, bytes.count, &digest, &length) == 1, length == 20 else { return nil }
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
