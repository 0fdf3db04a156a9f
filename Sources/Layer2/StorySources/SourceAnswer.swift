/// An answer that a source gave, as an archive keeps it.
public struct SourceAnswer: Sendable {
  /// The answer's own address, without a fragment.
  public var address: String
  /// The answer's own address, and those that redirected to it.
  public var addresses: Set<String>
  /// The `Content-Type`.
  public var type: String
  private let load: @Sendable () -> [UInt8]

  /// The bytes, without content coding. Decoded at each call: look at the addresses first.
  public var body: [UInt8] { load() }

  /// Describes an answer.
  ///
  /// - Parameters:
  ///   - address: its own address.
  ///   - origins: the addresses that redirected to it.
  public init(
    address: String, origins: Set<String> = [], type: String, body: @escaping @Sendable () -> [UInt8]
  ) {
    self.address = address
    addresses = origins.union([address])
    self.type = type
    load = body
  }

  /// The same answer with other bytes.
  public func with(body: [UInt8], type: String) -> SourceAnswer {
    SourceAnswer(address: address, origins: addresses, type: type) { body }
  }
}
