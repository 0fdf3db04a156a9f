import CCurl

/// What a TLS server showed of itself.
public struct CurlSecurity: Sendable, Hashable {
  /// The protocol as OpenSSL names it, `TLSv1.3`; nil if libcurl didn't say.
  public var version: String?
  /// The certificates in the order sent, the server's own first: each as the fields that libcurl makes of it, `Subject`,
  /// `Issuer`, `Start date`, `Expire date` and the names of extensions. Nobody vouches for their text.
  public var certificates: [[String: String]]

  /// Creates a description.
  public init(version: String?, certificates: [[String: String]]) {
    self.version = version
    self.certificates = certificates
  }
}

extension CurlOption {
  /// Sets up TLS, keeps what the server showed, and ends: no byte of a request is sent. The certificate isn't verified, so that
  /// a bad one can be looked at.
  public static var handshakeAlone: [CurlOption] {
    [
      CurlOption(CURLOPT_CONNECT_ONLY, .number(1)), CurlOption(CURLOPT_CERTINFO, .number(1)),
      CurlOption(CURLOPT_SSL_VERIFYPEER, .number(0)), CurlOption(CURLOPT_SSL_VERIFYHOST, .number(0)),
      // The oldest that this system's library speaks.
      CurlOption(CURLOPT_SSLVERSION, .number(Int(CURL_SSLVERSION_DEFAULT))),
    ] + ownConnection
  }
}

extension CurlTransfer {
  var asksForSecurity: Bool { options.contains { $0.key == CURLOPT_CERTINFO.rawValue } }
}

extension RunningTransfer {
  /// The line of libcurl's own remarks that names the protocol; the only place where it says so.
  static func version(inRemark remark: UnsafeRawBufferPointer) -> String? {
    let start = "SSL connection using "
    guard remark.starts(with: start.utf8) else { return nil }
    let rest = remark.dropFirst(start.utf8.count).prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
    return String(decoding: rest, as: UTF8.self)
  }

  var security: CurlSecurity? {
    guard transfer.asksForSecurity else { return nil }
    var list: UnsafeMutablePointer<curl_certinfo>?
    guard tenhn_curl_get_certificates(easy, &list) == CURLE_OK, let list else { return nil }
    // More than any server needs; what is beyond is not looked at.
    let count = min(Int(list.pointee.num_of_certs), 16)
    let certificates = (0..<count).map { place in
      var fields: [String: String] = [:]
      var next = list.pointee.certinfo?[place]
      while let line = next, let data = line.pointee.data {
        let text = String(cString: data)
        if let colon = text.firstIndex(of: ":") {
          fields[String(text[..<colon])] = String(text[text.index(after: colon)...])
        }
        next = line.pointee.next
      }
      return fields
    }
    return CurlSecurity(version: tlsVersion, certificates: certificates)
  }
}
