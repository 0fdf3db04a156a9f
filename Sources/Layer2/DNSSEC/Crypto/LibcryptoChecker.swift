import CCrypto

/// Checks signatures by OpenSSL's libcrypto.
struct LibcryptoChecker: SignatureChecker {
  /// Bits of an RSA key. Longer ones cost too much, and no zone has them (RFC 3110 allows up to 4,096).
  private static let rsaBits = 512...4096

  func check(_ signature: [UInt8], over bytes: [UInt8], by key: ZoneKey) -> SignatureCheck {
    guard let publicKey = PublicKey(key) else { return .malformedKey }
    switch key.algorithm {
    case .rsaSHA1, .rsaSHA1NSEC3: return publicKey.verify(signature, over: bytes, digest: EVP_sha1())
    case .rsaSHA256: return publicKey.verify(signature, over: bytes, digest: EVP_sha256())
    case .rsaSHA512: return publicKey.verify(signature, over: bytes, digest: EVP_sha512())
    case .ecdsaP256: return publicKey.verify(ellipticPair: signature, size: 32, over: bytes, digest: EVP_sha256())
    case .ecdsaP384: return publicKey.verify(ellipticPair: signature, size: 48, over: bytes, digest: EVP_sha384())
    case .ed25519: return publicKey.verify(signature, over: bytes, digest: nil)
    default: return .malformedKey
    }
  }

  func digest(_ type: UInt8, of bytes: [UInt8]) -> [UInt8]? {
    let kind: OpaquePointer?
    switch type {
    case 1: kind = EVP_sha1()
    case 2: kind = EVP_sha256()
    case 4: kind = EVP_sha384()
    default: return nil
    }
    var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard EVP_Digest(bytes, bytes.count, &result, &length, kind, nil) == 1 else { return nil }
    return Array(result.prefix(Int(length)))
  }

  /// A key as libcrypto holds it.
  private final class PublicKey {
    private let handle: OpaquePointer

    init?(_ key: ZoneKey) {
      let made: OpaquePointer? =
        switch key.algorithm {
        case .rsaSHA1, .rsaSHA1NSEC3, .rsaSHA256, .rsaSHA512: Self.rsa(key.publicKey)
        case .ecdsaP256: Self.elliptic(key.publicKey, curve: "prime256v1", size: 32)
        case .ecdsaP384: Self.elliptic(key.publicKey, curve: "secp384r1", size: 48)
        case .ed25519:
          key.publicKey.count == 32
            ? EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, key.publicKey, 32) : nil
        default: nil
        }
      // What went wrong stays in libcrypto's queue of this thread otherwise.
      ERR_clear_error()
      guard let made else { return nil }
      handle = made
    }

    deinit { EVP_PKEY_free(handle) }

    /// The exponent's length, the exponent and the modulus (RFC 3110, section 2).
    private static func rsa(_ bytes: [UInt8]) -> OpaquePointer? {
      var reader = WireReader(bytes)
      guard let first = reader.byte() else { return nil }
      guard let length = first == 0 ? reader.number16().map(Int.init) : Int(first),
        let exponent = reader.bytes(length), !exponent.isEmpty, exponent.count <= 8
      else { return nil }
      let modulus = reader.rest()
      let bits = modulus.drop { $0 == 0 }.count * 8
      guard rsaBits.contains(bits) else { return nil }
      return CCryptoRSAKey(modulus, Int32(modulus.count), exponent, Int32(exponent.count))
    }

    /// A point as its two coordinates (RFC 6605, section 4).
    private static func elliptic(_ bytes: [UInt8], curve: String, size: Int) -> OpaquePointer? {
      guard bytes.count == 2 * size else { return nil }
      let point = [4] + bytes
      return CCryptoCurveKey(curve, point, point.count)
    }

    func verify(_ signature: [UInt8], over bytes: [UInt8], digest: OpaquePointer?) -> SignatureCheck {
      guard let context = EVP_MD_CTX_new() else { return .invalid }
      defer {
        EVP_MD_CTX_free(context)
        ERR_clear_error()
      }
      guard EVP_DigestVerifyInit(context, nil, digest, nil, handle) == 1 else { return .malformedKey }
      return EVP_DigestVerify(context, signature, signature.count, bytes, bytes.count) == 1 ? .valid : .invalid
    }

    /// A signature as its two numbers (RFC 6605, section 4), which libcrypto wants as ASN.1.
    func verify(
      ellipticPair signature: [UInt8], size: Int, over bytes: [UInt8], digest: OpaquePointer?
    ) -> SignatureCheck {
      guard signature.count == 2 * size, let pair = ECDSA_SIG_new() else { return .invalid }
      defer { ECDSA_SIG_free(pair) }
      let r = BN_bin2bn(Array(signature.prefix(size)), Int32(size), nil)
      let s = BN_bin2bn(Array(signature.suffix(size)), Int32(size), nil)
      guard ECDSA_SIG_set0(pair, r, s) == 1 else {
        BN_free(r)
        BN_free(s)
        return .invalid
      }
      var encoded: UnsafeMutablePointer<UInt8>?
      let length = i2d_ECDSA_SIG(pair, &encoded)
      guard length > 0, let encoded else { return .invalid }
      defer { CRYPTO_free(encoded, nil, 0) }
      return verify(Array(UnsafeBufferPointer(start: encoded, count: Int(length))), over: bytes, digest: digest)
    }
  }
}
