import Curl
import EditionModel
public import WebAddress

/// Sets up TLS with a server to see its certificates; nothing is sent afterwards.
public enum TLSProbe {
  /// What a server shows.
  /// - Parameters:
  ///   - host: the name that is asked for.
  ///   - address: where it is.
  ///   - port: 1 to 65535.
  /// - Returns: nil if no connection with TLS could be set up.
  @Sendable public static func greeting(of host: String, at address: IPAddress, port: Int) async -> TLSGreeting? {
    let driver = CurlDriver()
    let transfer = CurlTransfer(
      "https://\(host):\(port)/",
      options: CurlOption.handshakeAlone + [.time(.seconds(10)), .connectTime(.seconds(10))],
      endpoint: CurlEndpoint(address, port: port))
    let answer = try? await driver.perform(transfer)
    await driver.shutdown()
    return (answer?.security).map(TLSGreeting.init)
  }
}

extension TLSGreeting {
  init(_ security: CurlSecurity) {
    self.init(version: security.version, certificates: security.certificates.map(Certificate.init(fields:)))
  }
}

extension TLSGreeting.Certificate {
  /// Reads libcurl's fields: dates as `Nov  9 05:20:50 2026 GMT`, hosts as `DNS:a.example, IP Address:192.0.2.1`.
  init(fields: [String: String]) {
    let names = (fields["X509v3 Subject Alternative Name"] ?? "").split(separator: ",").compactMap { part -> String? in
      let pair = part.drop { $0 == " " }.split(separator: ":", maxSplits: 1)
      guard pair.count == 2, pair[0] == "DNS" || pair[0] == "IP Address" else { return nil }
      return String(pair[1]).lowercased()
    }
    self.init(
      subject: (fields["Subject"] ?? ""), issuer: (fields["Issuer"] ?? ""),
      begin: fields["Start date"].flatMap(Self.time), end: fields["Expire date"].flatMap(Self.time), hosts: names)
  }

  /// OpenSSL's way to print a time.
  static func time(_ text: String) -> Timestamp? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = text.split(separator: " ")
    guard parts.count == 5, parts[4] == "GMT", let month = months.firstIndex(of: String(parts[0])),
      let day = Int(parts[1]), let year = Int(parts[3])
    else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return Timestamp(rfc3339: "\(year)-\(two(month + 1))-\(two(day))T\(parts[2])Z")
  }
}
