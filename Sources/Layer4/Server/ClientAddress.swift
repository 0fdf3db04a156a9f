import Programs
import WebAddress

/// Who asks: the peer, or the client that a trusted proxy names. Only rate limits know it; it is never stored or logged.
struct ClientAddress: Hashable, Sendable {
  /// Nil without a socket, as in tests of the router.
  let address: IPAddress?
  /// Whether the reader's own connection was HTTPS, as the proxy says.
  let isSecure: Bool

  /// - Parameters:
  ///   - peer: the other end of the connection.
  ///   - forwardedFor: the values of all `X-Forwarded-For` fields, in order.
  ///   - forwardedProto: the value of `X-Forwarded-Proto`.
  init(peer: IPAddress?, forwardedFor: [String] = [], forwardedProto: String? = nil, trusted: TrustedProxies) {
    guard let peer = peer?.unmapped, trusted.contains(peer) else {
      address = peer?.unmapped
      isSecure = false
      return
    }
    isSecure = forwardedProto?.split(separator: ",").first?.filter { $0 != " " }.lowercased() == "https"
    // Each proxy appends whom it saw. The client may have written everything before the last address that isn't ours.
    var client = peer
    for entry in forwardedFor.flatMap({ $0.split(separator: ",") }).reversed() {
      guard let address = ClientAddress.address(in: entry)?.unmapped else { break }
      client = address
      if !trusted.contains(address) { break }
    }
    address = client
  }

  /// `203.0.113.7`, and with the port that some load balancers add: `203.0.113.7:4711`, `[2001:db8::7]:4711`.
  private static func address(in entry: Substring) -> IPAddress? {
    let text = entry.filter { $0 != " " && $0 != "\t" }
    if text.hasPrefix("[") { return IPAddress(String(text.dropFirst().prefix { $0 != "]" })) }
    return IPAddress(text) ?? text.firstIndex(of: ":").flatMap { IPAddress(String(text[..<$0])) }
  }
}
