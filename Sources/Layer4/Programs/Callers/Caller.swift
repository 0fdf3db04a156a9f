/// Who asks, as far as limits must know.
public struct Caller: Sendable {
  /// The network address in its own bytes; of IPv6 only the /64, which one household has. Nil without a socket.
  public let address: [UInt8]?

  /// Takes the bytes of an address.
  public init(address: [UInt8]?) { self.address = address }
}
