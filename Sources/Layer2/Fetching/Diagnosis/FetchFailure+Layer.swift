extension FetchFailure {
  /// What a page is reached through, from below: a failure lies in the first of them that does not work.
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

  /// The message with the layer that broke, for whoever wonders whether it is the site's fault or the line's.
  public var diagnosis: String {
    switch code {
    case .dns: "\(message) (its name leads nowhere)"
    case .connect: "\(message) (its name is known, its server takes none)"
    case .tls: "\(message) (its server answers, its certificate or encryption is broken)"
    default: message
    }
  }
}
