/// What can go wrong between the app and its site.
public enum Trouble: Error, Hashable, Sendable, CaseIterable {
  /// The device has no connection.
  case offline
  /// The host name can't be resolved.
  case hostUnknown
  /// The host doesn't answer.
  case unreachable
  /// The connection isn't secure.
  case insecure
  /// The site wants a login, or a network's login page answered in its place.
  case login
  /// The site answers that it has no list of editions.
  case gone
  /// The site answers with an error of its own.
  case failing
  /// The site asks for fewer requests.
  case busy
  /// Something else answers at the address.
  case notTenHN
  /// The site is older than the app can read.
  case siteTooOld
  /// The site is newer than the app can read.
  case siteTooNew
  /// The device has no room.
  case storageFull
  /// The device's folder can't be read or written.
  case storageBroken
  /// The address isn't one of a site.
  case badAddress

  /// Finds the trouble behind an error of the transport, the store or the client.
  public init(_ error: any Error) {
    switch error {
    case let trouble as Trouble: self = trouble
    case StoreFailure.full: self = .storageFull
    case is StoreFailure: self = .storageBroken
    case let ReaderError.badAnswer(path): self = path == "/editions.json" ? .notTenHN : .failing
    default: self = .unreachable
    }
  }

  /// The trouble behind a status of HTTP; nil for statuses that mean an answer.
  public init?(status: Int) {
    switch status {
    case 200, 304, 404, 410: return nil
    case 401, 403, 407, 511: self = .login
    case 429: self = .busy
    case 300..<400: self = .login
    case 500..<600: self = .failing
    default: self = .notTenHN
    }
  }

  /// One sentence for the reader: what happened, and what to do.
  public var sentence: String {
    switch self {
    case .offline: "You’re offline. The app looks again when there is a connection."
    case .hostUnknown: "The site’s name can’t be found. Check the address in Settings."
    case .unreachable: "The site doesn’t answer. The app tries again later."
    case .insecure: "The connection to the site isn’t secure, so nothing was loaded."
    case .login: "The site asks for a login: enter it in Settings. On public Wi-Fi, sign in to the network first."
    case .gone: "There is no 10HN at this address any more. Editions on this device stay."
    case .failing: "The site has a problem of its own. The app tries again later."
    case .busy: "The site asks us to wait. The app tries again later."
    case .notTenHN: "This address isn’t a 10HN site. Check it in Settings."
    case .siteTooOld: "This site runs a version of 10HN that is too old for the app."
    case .siteTooNew: "This site runs a newer version of 10HN. Update the app to get new editions."
    case .storageFull: "This device is full, so the new edition isn’t saved. Free some space and try again."
    case .storageBroken: "The app can’t use its folder on this device. Restart the device and try again."
    case .badAddress: "Enter the site’s address, such as https://news.example."
    }
  }
}
