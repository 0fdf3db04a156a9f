import Delivery
import EditionModel
import Editor
import Fetching
import Foundation
import OfflineCommands
import Publishing
import Server
import Site
import Storage

/// How editions come to their readers.
extension Settings {
  /// What is delivered and how.
  var delivery: DeliverySetup {
    var setup = DeliverySetup(webhooks: self.webhooks)
    if self.push {
      let allowed = self.allow
      setup.push = PushSetup(contact: pushContact) { host, port in allowed.contains(HostPort(host: host, port: port)) }
    }
    if let server = self.mailServer, let from = self.mailFrom {
      setup.mail = MailSetup(
        server: server, password: self.mailPassword, from: from, to: self.mailTo, readers: self.toReader,
        publisher: self.publisher, attachesBook: self.mailBook)
    }
    return setup
  }

  /// Whom a push service may write to, as a URL.
  private var pushContact: String {
    if let contact = self.contact {
      if contact.hasPrefix("https://") || contact.hasPrefix("mailto:") { return contact }
      if let address = MailAddress(contact) { return "mailto:\(address)" }
    }
    return self.mailFrom.map { "mailto:\($0.address)" } ?? address
  }

  /// How readers subscribe and leave.
  func mailDesk(_ publication: PublicationStore) -> MailDesk {
    let setup = delivery
    let shelf = EditionShelf(publication, source: edition.sourceProfile)
    let passes = PassDesk(shelf: shelf, apple: self.pass, google: googleIssuer, now: { .now })
    guard !publication.store.isReadOnly else { return MailDesk(passes: passes) }
    var desk = MailDesk(isOpen: site.takesSubscribers, bounceToken: self.bounceToken, passes: passes)
    if setup.mail != nil { desk.subscriptions = Subscriptions(publication, self) }
    desk.shares = self.shardToken.map { token in
      ShareDesk(
        publication: publication, subscriptions: Subscriptions(publication, self), token: token, now: { .now })
    }
    desk.push = setup.push.map { PushSubscriptions(publication: publication, setup: $0, now: { .now }) }
    return desk
  }

  /// Who signs the links for Google's Wallet; nil if nobody does, or what was written can't be used.
  var googleIssuer: GoogleIssuer? {
    guard let issuer = self.googleIssuerID, let key = self.googleKey else { return nil }
    return GoogleIssuer(issuer: issuer, key: key)
  }

  /// - Throws: ``SettingsError`` if what passes for Google's Wallet need is missing or wrong.
  func checkPasses() throws(SettingsError) {
    guard self.googleIssuerID != nil || self.googleKey != nil, googleIssuer == nil else { return }
    throw SettingsError(
      "Passes for Google's Wallet need both google-issuer, the issuer's number, and google-key-file, the service account's key in JSON."
    )
  }

  /// Where the site is published to.
  ///
  /// - Throws: ``SettingsError`` if anything that publishing needs is missing.
  func objectStore() throws(SettingsError) -> ObjectStoreSetup {
    guard let address = self.publishTo else {
      throw SettingsError("There is no place to publish to; set publish-to, publish-key and publish-secret-file.")
    }
    guard let key = self.publishKey, let secret = self.publishSecret else {
      throw SettingsError("publish-to needs a key; set publish-key and publish-secret-file.")
    }
    guard let setup = ObjectStoreSetup(address, region: self.publishRegion, keyID: key, secret: secret) else {
      throw SettingsError(
        "publish-to names no bucket; write https://HOST/BUCKET or https://HOST/BUCKET/FOLDER, with letters, digits, - . _ and ~."
      )
    }
    return setup
  }

  /// - Throws: ``SettingsError`` if what mail needs is missing.
  func checkMail() throws(SettingsError) {
    guard let server = self.mailServer else {
      guard self.mailTo.isEmpty, self.toReader.isEmpty else {
        throw SettingsError("There are addresses for mail, but no mail-server; set it too.")
      }
      return
    }
    guard self.mailFrom != nil else { throw SettingsError("mail-server is set, but not mail-from; set it too.") }
    if case .smtp(let place) = server, place.user != nil, self.mailPassword == nil {
      throw SettingsError("mail-server names a user, but there is no password; set mail-password-file.")
    }
  }
}

extension Newsroom {
  /// Delivers this publication's editions.
  var deliverer: Deliverer { Deliverer(publication, settings) }

  /// This process's right to deliver; nil if too many do.
  func deliverySeat() throws -> DeliverySeat? { try .ofThisProcess(in: store.folder) }
}

extension Deliverer {
  /// Delivers a publication's editions as the settings say.
  init(_ publication: PublicationStore, _ settings: Settings) {
    self.init(
      shelf: EditionShelf(publication, source: settings.edition.sourceProfile),
      publisher: Publisher(settings: settings.site), setup: settings.delivery, now: { .now },
      random: SystemRandom.key)
  }
}

extension DeliverySeat {
  /// The seat of this process; nil if none is free.
  static func ofThisProcess(in folder: DataFolder) throws -> DeliverySeat? {
    try take(in: folder, as: "process \(getpid())", random: SystemRandom.key())
  }
}

extension Subscriptions {
  /// The subscribers of a publication as the settings say.
  init(_ publication: PublicationStore, _ settings: Settings) {
    self.init(
      publication: publication, publisher: Publisher(settings: settings.site), setup: settings.delivery, now: { .now },
      random: SystemRandom.key)
  }
}
