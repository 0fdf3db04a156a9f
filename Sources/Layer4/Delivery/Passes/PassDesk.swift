public import EditionModel
public import Publishing
public import Site
import Storage

/// Editions as passes for the wallets of phones, for those who hold the keys that these ask for.
public struct PassDesk: Sendable {
  let shelf: EditionShelf
  let apple: PassSigner?
  let google: GoogleIssuer?
  let now: @Sendable () -> Timestamp

  /// Opens the desk of a publication.
  public init(
    shelf: EditionShelf, apple: PassSigner? = nil, google: GoogleIssuer? = nil, now: @escaping @Sendable () -> Timestamp
  ) {
    (self.shelf, self.apple, self.google, self.now) = (shelf, apple, google, now)
  }

  /// An edition as a pass for Apple's Wallet; nil if there is no such edition, or passes are off or their certificate isn't valid now.
  public func applePass(of key: EditionKey, _ publisher: Publisher) async throws -> [UInt8]? {
    guard let apple, apple.validity.contains(now()) else { return nil }
    return try await WorkPool.pages.run { [shelf] in
      guard let bundle = try shelf.bundle(of: key) else { return nil }
      return apple.pass(publisher.pass(of: bundle, type: apple.type, team: apple.team), publisher)
    }
  }

  /// Where Google's Wallet saves an edition; nil if there is no such edition, or passes are off.
  public func googleLink(of key: EditionKey, _ publisher: Publisher) async throws -> String? {
    guard let google else { return nil }
    return try await WorkPool.pages.run { [shelf, now] in
      guard let bundle = try shelf.bundle(of: key) else { return nil }
      return google.link(saving: publisher.googlePass(of: bundle, issuer: google.issuer), at: now())
    }
  }
}
