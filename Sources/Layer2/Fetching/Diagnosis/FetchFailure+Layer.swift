extension FetchFailure {
  /// What a page is reached through, from below. A failure lies in the first that doesn't work.
  public enum Layer: String, Sendable, Hashable, CaseIterable {
    case address, name, connection, tls, http, robots, content
  }

  /// The layer in which the failure lies.
  public var layer: Layer {
    switch code {
    case .blockedAddress, .blockedURL: .address
    case .dns: .name
    case .connect, .timeout: .connection
    case .tls: .tls
    case .badResponse, .badEncoding, .tooManyRedirects, .httpStatus: .http
    case .robots: .robots
    case .tooLarge, .unsupportedType: .content
    }
  }

  /// The message with the layer that broke: it tells a fault of the site from one of the connection.
  public var explanation: String {
    switch code {
    case .dns: "\(message) (the host name can't be resolved)"
    case .connect: "\(message) (the host name is known, but its server doesn't accept connections)"
    case .tls: "\(message) (the server answers, but its certificate or encryption is broken)"
    default: message
    }
  }
}
